-- A disk that was full, or a kill, may have left some of these: H2 does not take tables back.
-- What calls there were while a run went on. All stretches of a run are of one length.
create table if not exists call_stretch (
    run_id         bigint                   not null references run (id),
    starts_at      timestamp with time zone not null,
    seconds        integer                  not null,
    calls_get      bigint                   not null,
    calls_put      bigint                   not null,
    calls_post     bigint                   not null,
    throttled      bigint                   not null,
    retried        bigint                   not null,
    waited_millis  bigint                   not null,
    budget_left    integer,
    budget_limit   integer,
    primary key (run_id, starts_at)
);

-- Rooms that Slack would make one channel, as seen when the run was planned.
create table if not exists slack_collision (
    run_id    bigint  not null references run (id),
    room_id   bigint  not null,
    channel   varchar not null,
    room_name varchar not null,
    primary key (run_id, room_id)
);

-- Slack's rules as the run was told, and whether names were held to them.
alter table run add column if not exists slack_limit integer default 80 not null;
alter table run add column if not exists slack_letters varchar(20) default 'ASCII' not null;
alter table run add column if not exists slack_judged boolean default false not null;
