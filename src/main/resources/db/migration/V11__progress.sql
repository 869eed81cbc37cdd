-- What was planned for a row does not change, and is apart from what becomes of it, which is written several times.
-- The key is the run in the upper half and the line in the lower one.
create table if not exists progress (
    id              bigint      not null primary key,
    state           varchar(20) not null,
    sent_name       varchar,
    before_name     varchar,
    before_privacy  varchar(10),
    before_archived boolean,
    before_guest    boolean,
    before_topic    varchar,
    before_owner    bigint,
    before_delegate boolean,
    before_version  varchar,
    attempts        integer     not null,
    http_status     integer     not null,
    cause           varchar(40),
    detail          varchar     not null,
    changed_at      timestamp with time zone,
    token           varchar(6)
);

insert into progress (id, state, sent_name, before_name, before_privacy, before_archived, before_guest, before_topic, before_owner,
    before_delegate, before_version, attempts, http_status, cause, detail, changed_at, token)
select run_id * 4294967296 + line, state, sent_name, before_name, before_privacy, before_archived, before_guest, before_topic, before_owner,
    before_delegate, before_version, attempts, http_status, cause, detail, changed_at, token from entry;

-- Made anew, for H2 copies a table for each column that is dropped.
create table planned (
    run_id           bigint      not null references run (id),
    line             integer     not null,
    room_id          bigint      not null,
    new_name         varchar     not null,
    expected_name    varchar,
    wish_topic       varchar,
    wish_privacy     varchar(10),
    wish_archived    boolean,
    wish_guest       boolean,
    wish_owner       bigint,
    cells            varchar     not null,
    chain            integer     not null,
    chain_position   integer     not null,
    ring             boolean     not null,
    old_name         varchar,
    parking_name     varchar,
    primary key (run_id, line)
);

insert into planned (run_id, line, room_id, new_name, expected_name, wish_topic, wish_privacy, wish_archived, wish_guest,
    wish_owner, cells, chain, chain_position, ring, old_name, parking_name)
select run_id, line, room_id, new_name, expected_name, wish_topic, wish_privacy, wish_archived, wish_guest,
    wish_owner, cells, chain, chain_position, ring, old_name, parking_name from entry;

drop table entry cascade;
alter table planned rename to entry;
create index entry_chain on entry (run_id, chain, chain_position);
create index entry_room on entry (room_id, run_id);
alter table announcement add foreign key (run_id, line) references entry (run_id, line);
alter table announcement_earlier add foreign key (run_id, line) references entry (run_id, line);
