-- Of whom what counts up to a tick is left out when topics are read again, by a digest of their names. A row goes when no topic holds anything of
-- before its erasure.
create table erased (
    digest    bytea       primary key,
    tick      bigint      not null,
    erased_at timestamptz not null default now()
);
grant select, insert, update, delete on erased to ${runtime};

-- Every installation has its own, so that the same name has another digest in each. It is no secret: it lies beside the digests.
create table erased_salt (
    only_row boolean primary key default true check (only_row),
    salt     bytea   not null default uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())
);
insert into erased_salt default values;
grant select on erased_salt to ${runtime};
