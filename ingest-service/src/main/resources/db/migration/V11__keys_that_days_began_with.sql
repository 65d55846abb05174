-- By a check value, the key that the rows of a day are sealed under, as long as the day is kept: whoever has lost it, or has another folder of
-- keys, seals nothing of that day. Null is a key that no instance has shown since.
create table day_keys (
    day     date not null primary key,
    checked uuid
);
grant select on day_keys to ${runtime};

-- Of each partition one row is looked for, and no other is looked at.
insert into day_keys (day)
select known.day
from (
    select to_date(right(relname, 8), 'YYYYMMDD') as day from pg_inherits join pg_class on pg_class.oid = inhrelid
    where inhparent = 'interactions'::regclass and not inhdetachpending
) as known
cross join lateral (select from interactions where interactions.day = known.day and who is not null limit 1) as kept;

-- Makes the partitions of days and says under which keys they are sealed. Whoever comes first says it.
-- Gives those of these days that are sealed under another one.
create function ensure_days(days date[], checks uuid[]) returns setof date
    language plpgsql security definer set search_path = public, pg_temp
as $$
begin
    perform ensure_days(days);
    insert into day_keys (day, checked) select * from unnest(days, checks)
    on conflict (day) do update set checked = excluded.checked where day_keys.checked is null;
    return query
        select asked.day from unnest(days, checks) as asked (day, checked) join day_keys using (day)
        where day_keys.checked <> asked.checked;
end
$$;
revoke execute on function ensure_days(date[], uuid[]) from public;
grant execute on function ensure_days(date[], uuid[]) to ${runtime};

-- Gives a day up whose key is lost for good: what is kept of it goes, since nobody can open it, and what comes for it gets a new key. How
-- many of its rows had not been published; they no longer count as accepted. For the owner, once no instance has the key in memory.
create function give_up_day(lost date) returns bigint
    language plpgsql set search_path = public, pg_temp
as $$
declare
    name text := 'interactions_' || to_char(lost, 'YYYYMMDD');
    unpublished bigint := 0;
begin
    perform pg_advisory_xact_lock(hashtextextended('ingest-days', 0));
    if to_regclass(name) is not null then
        execute format('lock table %I in access exclusive mode', name);
        execute format(
            'select count(*) from %I as kept, (select coalesce(max(xid), ''0'') as xid, coalesce(max(seq), 0) as seq from relay) as published '
            || 'where (kept.xid, kept.seq) > (published.xid, published.seq)', name) into unpublished;
        execute format('truncate %I', name);
    end if;
    delete from held_messages where (at at time zone 'utc')::date = lost;
    delete from day_keys where day = lost;
    update counters set accepted = accepted - unpublished where shard = 0;
    return unpublished;
end
$$;
revoke execute on function give_up_day(date) from public;
