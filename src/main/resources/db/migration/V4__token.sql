-- The fingerprint of the token by which the last update of a room was sent; null when that is not known.
alter table entry add column if not exists token varchar(6);

-- A line for each token: its fingerprint, its calls, its 429s, and whether it was set aside.
alter table run add column if not exists tokens varchar default '' not null;
