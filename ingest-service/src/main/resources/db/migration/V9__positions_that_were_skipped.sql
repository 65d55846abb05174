-- Positions that no record has, because somebody raised the position after a restore: what is published is the position without them.
alter table relay add column skipped bigint not null default 0;
