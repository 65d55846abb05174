-- Whose state a piece is of: -1 the engine's, from 0 on that of the account stage of a partition.
alter table checkpoint_part add column owner integer not null default -1;
alter table checkpoint_part alter column owner drop default;
alter table checkpoint_part drop constraint checkpoint_part_pkey;
alter table checkpoint_part add primary key (owner, part, tick, number);
