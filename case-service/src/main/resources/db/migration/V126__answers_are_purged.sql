-- What was answered to an Idempotency-Key is worth keeping while somebody may still send it again, not for ever.
alter table given_answer add column given_at timestamptz not null default now();
create index given_answer_by_age on given_answer (given_at);

-- The runtime role still can't delete: it can ask for this, of nothing younger than a day. What the inbox knows of events stays.
create function purge_answers(age interval, at_most int) returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    purged int;
begin
    if age < interval '1 day' then
        raise exception 'Answers are kept for a day at least, not %', age;
    end if;
    with old as (
        delete from public.given_answer
        where (caller, key) in (
            select caller, key from public.given_answer where given_at < now() - age order by given_at limit at_most)
        returning caller, key)
    delete from public.inbox i using old
    where i.source = 'idempotency-key:' || old.caller and i.id = old.key;
    get diagnostics purged = row_count;
    return purged;
end $$;
revoke all on function purge_answers(interval, int) from public;
grant execute on function purge_answers(interval, int) to ${runtime};
