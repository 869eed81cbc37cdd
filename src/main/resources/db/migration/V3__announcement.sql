-- A disk that was full, or a kill, may have left some of these: H2 does not take tables back.
create table if not exists announcement (
    run_id      bigint                   not null,
    line        integer                  not null,
    room_id     bigint                   not null,
    message     varchar                  not null,
    state       varchar(20)              not null,
    http_status integer                  not null,
    detail      varchar                  not null,
    sent_at     timestamp with time zone not null,
    primary key (run_id, line),
    foreign key (run_id, line) references entry (run_id, line)
);

alter table run add column if not exists calls_post bigint default 0 not null;
