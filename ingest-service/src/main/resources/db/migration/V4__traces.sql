-- The recorded trace that a request belongs to, until what it stored has been published: one row a transaction, none while traces are off.
create table traces (
    xid    xid8 not null primary key default pg_current_xact_id(),
    parent text not null
);
grant select, insert, delete on traces to ${runtime};
