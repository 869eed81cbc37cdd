-- As what it left: a notification, or a message of the person whose token it is.
alter table announcement add column if not exists kind varchar(20) default 'NOTIFICATION' not null;

-- What rooms were told before all were told anew.
create table if not exists announcement_earlier (
    run_id      bigint                   not null,
    line        integer                  not null,
    room_id     bigint                   not null,
    message     varchar                  not null,
    state       varchar(20)              not null,
    http_status integer                  not null,
    detail      varchar                  not null,
    sent_at     timestamp with time zone not null,
    kind        varchar(20)              not null,
    foreign key (run_id, line) references entry (run_id, line)
);
