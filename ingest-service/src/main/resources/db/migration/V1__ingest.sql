-- Acknowledged means kept, and a client that vanishes in a transaction must not hold the relay's horizon back.
do $$
begin
    execute format('alter database %I set synchronous_commit = on', current_database());
    execute format('alter database %I set idle_in_transaction_session_timeout = %L', current_database(), '15s');
end
$$;

-- One order over everything that is published: transactions in the order of their ids, rows in the order they were sent.
create sequence store_order;

-- The body is what is published, byte for byte.
create table interactions (
    day     date        not null,
    id      text collate "C" not null,
    account text        not null,
    time    timestamptz not null,
    body    bytea       not null,
    xid     xid8        not null default pg_current_xact_id(),
    seq     bigint      not null default nextval('store_order'),
    primary key (day, id)
) partition by range (day);
create index interactions_order on interactions (xid, seq);

-- A fact has no id of its own: it is a hash of its body.
create table account_facts (
    id      text collate "C" not null primary key,
    account text        not null,
    time    timestamptz not null,
    body    bytea       not null,
    xid     xid8        not null default pg_current_xact_id(),
    seq     bigint      not null default nextval('store_order')
);
create index account_facts_order on account_facts (xid, seq);

-- What was refused: where it stood and why, never what it was.
create table quarantine (
    number      bigint generated always as identity primary key,
    received_at timestamptz not null default now(),
    kind        text    not null,
    line        integer not null,
    id          text,
    field       text    not null,
    reason      text    not null,
    hash        text    not null
);

-- Exact totals since installation. Several rows, so that requests do not queue for one.
create table counters (
    shard    smallint not null primary key,
    accepted bigint   not null default 0,
    rejected bigint   not null default 0
);
insert into counters (shard) select generate_series(0, 15);

-- Where the relay stands: the last row it published and the state of the sequencer behind it. One row.
create table relay (
    singleton  boolean     not null primary key default true check (singleton),
    xid        xid8        not null default '0',
    seq        bigint      not null default 0,
    position   bigint      not null,
    closed     bigint      not null,
    top        bigint      not null,
    highest    timestamptz not null,
    drift      bigint      not null,
    watermark  timestamptz not null,
    marker_due boolean     not null default false
);

-- The runtime role may not create tables, only the partitions of days that exist. A new table is attached because CREATE TABLE …
-- PARTITION OF would lock everyone out of the parent.
create function ensure_days(days date[]) returns void
    language plpgsql security definer set search_path = public, pg_temp
as $$
declare
    day date;
    name text;
begin
    perform pg_advisory_xact_lock(hashtextextended('ingest-days', 0));
    foreach day in array days loop
        if day not between current_date - 1200 and current_date + 2 then
            raise exception 'No partition for %', day using errcode = 'invalid_parameter_value';
        end if;
        name := 'interactions_' || to_char(day, 'YYYYMMDD');
        if to_regclass(name) is null then
            execute format('create table %I (like interactions including defaults including storage)', name);
            execute format('alter table interactions attach partition %I for values from (%L) to (%L)', name, day, day + 1);
        end if;
    end loop;
end
$$;
revoke execute on function ensure_days(date[]) from public;

grant execute on function ensure_days(date[]) to ${runtime};
grant usage on sequence store_order to ${runtime};
grant select, insert on interactions, account_facts, quarantine to ${runtime};
grant select, update on counters to ${runtime};
grant select, insert, update on relay to ${runtime};
