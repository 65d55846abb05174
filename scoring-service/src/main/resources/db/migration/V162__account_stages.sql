-- Where the account stage of each partition goes on, whichever instance runs it. epoch rises with every owner: what a former one
-- still writes is refused.
create table account_stage (
    partition integer primary key,
    epoch     bigint  not null,
    tick      bigint  not null,
    scored    bigint  not null
);
create table account_stage_partition (
    partition integer not null references account_stage,
    topic     text    not null,
    resume_at bigint  not null,
    position  bigint  not null,
    closed_at bigint  not null,
    primary key (partition, topic)
);
grant select, insert, update on account_stage to ${runtime};
grant select, insert, update on account_stage_partition to ${runtime};

-- The last tick that any account stage has closed: what people decide from then on takes effect at a later one. partitions is how many the
-- topics had when the first stage began; an account stays in its partition only as long as they have as many.
create table account_stages (
    only_row   boolean primary key default true check (only_row),
    tick       bigint  not null default 0,
    partitions integer not null default 0
);
insert into account_stages default values;
grant select, update on account_stages to ${runtime};

-- Stages that have forgotten an account, and the last tick they had closed before.
create table account_stage_erasure (
    partition integer not null,
    account   text    not null,
    tick      bigint  not null,
    primary key (partition, account)
);
grant select, insert, delete on account_stage_erasure to ${runtime};
