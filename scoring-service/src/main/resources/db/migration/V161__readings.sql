-- Who looked at what is known of accounts, and who erased it, in the order of transactions. account: whose it was, until the account is erased.
create table if not exists readings (
    number   bigint generated always as identity primary key,
    written  xid8        not null default pg_current_xact_id(),
    read_at  timestamptz not null default now(),
    reader   text        not null,
    roles    text        not null,
    action   text        not null,
    account  text,
    resource text        not null
);
create index if not exists readings_in_order on readings (written, number);
create index if not exists readings_account on readings (account);
create index if not exists readings_age on readings (read_at);
grant select, insert, update (account, resource) on readings to ${runtime};

-- The runtime role may not delete what it wrote, only have what is old forgotten.
create or replace function forget_readings(kept interval) returns void
    language plpgsql security definer set search_path = public, pg_temp
as $$
begin
    if kept < interval '30 days' then
        raise exception 'Readings are kept for 30 days at least' using errcode = 'invalid_parameter_value';
    end if;
    delete from readings where read_at < now() - kept;
end
$$;
revoke execute on function forget_readings(interval) from public;
grant execute on function forget_readings(interval) to ${runtime};
