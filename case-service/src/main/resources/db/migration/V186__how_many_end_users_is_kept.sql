-- How many end users of an account something is in force about, as it was when any of them was last told of: counting them for each look-up
-- takes as long as there are many.
create table account_end_users (
    account  text not null constraint account_end_users_pkey primary key,
    in_force int  not null
);
grant select, insert, update, delete on account_end_users to ${runtime};
insert into account_end_users (account, in_force)
select i.account, count(distinct i.end_user)
from enforcement_item i join enforcement e on e.id = i.enforcement
where i.end_user <> '' and i.state in ('released', 'applied') and e.state = 'approved' and e.expires_at > now()
group by i.account;
