-- Which changes took one back, and the change that each one stands behind: of two made at once, one is refused.
alter table policy_change add column rolls_back boolean not null default false;
alter table policy_change add column follows bigint;
update policy_change set follows = before from (select id as change, coalesce(lag(id) over (order by id), 0) as before from policy_change) as each
    where each.change = policy_change.id;
alter table policy_change alter column follows set not null;
alter table policy_change add constraint policy_change_follows unique (follows);
