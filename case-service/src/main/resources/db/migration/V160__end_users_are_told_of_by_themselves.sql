-- Up to which number account-enforcement was told of an account alone, and end-user-enforcement of its end users. Until the two numbers agree,
-- the account and its end users are told of again: after this migration, and after a pod of the release before told all in one event once more.
alter table account_enforcement add column apart bigint;
create index account_enforcement_together on account_enforcement (account)
    where sequence is distinct from apart and account not like 'erased:%';

-- How often the topic end-user-enforcement was told about an end user, and whether it is to be told again.
create table end_user_enforcement (
    account  text    not null,
    end_user text    not null,
    sequence bigint  not null,
    told     boolean not null default true,
    constraint end_user_enforcement_pkey primary key (account, end_user)
);
create index end_user_enforcement_untold on end_user_enforcement (account, end_user) where not told;
grant select, insert, update, delete on end_user_enforcement to ${runtime};

-- What is in force about one end user of thousands. One word of both names: of two columns the index of the account alone would be as good a guess.
create index enforcement_item_in_force_of on enforcement_item ((account || chr(9) || end_user)) where state in ('released', 'applied');

-- What waits about an account with thousands of end users is larger than Kafka takes, and keeps back all that is behind it.
update outbox o
set event = convert_to(jsonb_set(t.told, '{data,measures}', coalesce(
    (select jsonb_agg(m) from jsonb_array_elements(t.told #> '{data,measures}') m where m ->> 'endUser' is null), '[]'))::text, 'UTF8')
from (select id, convert_from(event, 'UTF8')::jsonb as told from outbox where topic = 'account-enforcement') t
where t.id = o.id and jsonb_typeof(t.told #> '{data,measures}') = 'array';
