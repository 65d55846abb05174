-- When each field of a fact was stated: facts come late, twice, and each says only a part. What is known had the time of its row.
alter table account_fact
    add column verified_at timestamptz,
    add column kind_at     timestamptz,
    add column plan_at     timestamptz,
    add column opened_at   timestamptz;
update account_fact set
    verified_at = case when verified is not null then as_of end,
    kind_at = case when kind is not null then as_of end,
    plan_at = case when plan is not null then as_of end,
    opened_at = case when created_at is not null then as_of end;
