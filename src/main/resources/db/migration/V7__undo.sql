-- The run that a run undoes; null when its wishes are a mapping's.
alter table run add column if not exists undoes bigint;
