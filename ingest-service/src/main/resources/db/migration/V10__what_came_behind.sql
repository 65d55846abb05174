-- Bytes of records since the last close whose own hour had been closed: so many of them close the open tick.
alter table relay add column behind bigint not null default 0;
