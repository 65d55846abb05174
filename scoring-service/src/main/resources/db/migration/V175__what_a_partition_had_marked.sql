-- What a restart has to know of what stands before the record at which it reads a partition on: the highest tick that is marked there, -1 where nobody
-- wrote it down, and by how much the last marker was ahead of its hour. closed_at is no longer read; the version before this one writes it.
alter table checkpoint_partition alter column closed_at set default 0;
alter table checkpoint_partition add column marked bigint not null default -1;
alter table checkpoint_partition add column drift bigint;
alter table account_stage_partition alter column closed_at set default 0;
alter table account_stage_partition add column marked bigint not null default -1;
alter table account_stage_partition add column drift bigint;
