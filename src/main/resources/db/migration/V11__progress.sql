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

alter table entry drop column state;
alter table entry drop column sent_name;
alter table entry drop column before_name;
alter table entry drop column before_privacy;
alter table entry drop column before_archived;
alter table entry drop column before_guest;
alter table entry drop column before_topic;
alter table entry drop column before_owner;
alter table entry drop column before_delegate;
alter table entry drop column before_version;
alter table entry drop column attempts;
alter table entry drop column http_status;
alter table entry drop column cause;
alter table entry drop column detail;
alter table entry drop column changed_at;
alter table entry drop column token;
