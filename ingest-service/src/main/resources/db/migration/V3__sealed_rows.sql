-- An interaction is kept packed and sealed under the key of its day; its account is found by the name that this key gives it, and is
-- not there in clear. Rows from before stay as they are, readable by their first byte.
alter table interactions alter column account drop not null;
alter table interactions add column who uuid;

-- What is sealed looks random: compressing it costs a lot and gains nothing.
alter table interactions alter column body set storage external;

do $$
declare
    partition regclass;
begin
    for partition in select inhrelid::regclass from pg_inherits where inhparent = 'interactions'::regclass loop
        execute format('alter table %s alter column body set storage external', partition);
    end loop;
end
$$;

-- Days that retention has purged, and how many rows they had.
create table purges (
    day       date        not null primary key,
    purged_at timestamptz not null default now(),
    rows      bigint      not null
);
grant select on purges to ${runtime};

-- Erasure deletes what is kept of one account.
grant delete on interactions, account_facts, quarantine to ${runtime};
