-- The engine's state in pieces, of which a checkpoint writes only what changed. What was kept whole can't be read any more: scoring reads
-- the topics again, and keeps no tick a second time.
delete from checkpoint;
drop table checkpoint_chunk;

-- part: a slice of the state, whole, from 0; -1 what changed since the checkpoint before; -2 what is written whole each time.
create table checkpoint_part (
    part   integer not null,
    tick   bigint  not null,
    number integer not null,
    bytes  bytea   not null,
    primary key (part, tick, number)
);
-- Packed already; compressing it again would only cost.
alter table checkpoint_part alter column bytes set storage external;
grant select, insert, delete on checkpoint_part to ${runtime};

-- Bytes of state that all checkpoints since the installation wrote.
alter table checkpoint add column written bigint not null default 0;

-- A digest over all verdicts up to the tick: what is computed again from the same records comes to the same.
alter table verdict_tick add column digest text not null default '';
