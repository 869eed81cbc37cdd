-- Whether the run's reports don't tell yet how it ended, or that it was undone.
alter table run add column if not exists reports_due boolean default false not null;
