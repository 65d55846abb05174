-- Accounts that are to be erased; a row is there from the first call to the one that finds it done.
create table erasure (
    account  text        primary key,
    done     boolean     not null default false,
    asked_at timestamptz not null default now()
);
grant select, insert, update, delete on erasure to ${runtime};
grant delete on account_risk, ruling to ${runtime};
