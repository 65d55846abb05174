-- The highest number that the topic account-enforcement gave to an account that is erased: whoever comes new begins behind it.
create table account_enforcement_erased (
    singleton boolean not null default true constraint account_enforcement_erased_pkey primary key check (singleton),
    sequence  bigint  not null
);
insert into account_enforcement_erased (sequence)
select coalesce(max(sequence), 0) from account_enforcement where account like 'erased:%';
grant select, update on account_enforcement_erased to ${runtime};
