-- How far verdicts are kept. One row; a tick is kept only by whoever sees the tick before it here.
create table verdict_tick (
    singleton boolean     primary key default true check (singleton),
    tick      bigint      not null,
    watermark timestamptz,
    scored    bigint      not null
);
insert into verdict_tick (tick, scored) values (0, 0);
grant select, update on verdict_tick to ${runtime};

-- How far the input topics are read: everything before read_to is in a closed tick, but for `waiting` records.
create table reading (
    topic     text    not null,
    partition integer not null,
    read_to   bigint  not null,
    waiting   integer not null,
    primary key (topic, partition)
);
grant select, insert, update on reading to ${runtime};

create table checkpoint (
    tick   bigint primary key,
    scored bigint not null,
    saved_at timestamptz not null default now()
);
create table checkpoint_partition (
    tick      bigint  not null references checkpoint on delete cascade,
    topic     text    not null,
    partition integer not null,
    resume_at bigint  not null,
    position  bigint  not null,
    closed_at bigint  not null,
    primary key (tick, topic, partition)
);
create table checkpoint_chunk (
    tick   bigint  not null references checkpoint on delete cascade,
    number integer not null,
    bytes  bytea   not null,
    primary key (tick, number)
);
-- A snapshot is compact already; compressing it again would only cost.
alter table checkpoint_chunk alter column bytes set storage external;
grant select, insert, delete on checkpoint to ${runtime};
grant select, insert on checkpoint_partition, checkpoint_chunk to ${runtime};

-- The state of each principal; end_user is empty for the account itself. signals and campaigns hold JSON.
create table account_risk (
    account          text             not null,
    end_user         text             not null,
    level            text             not null,
    score            double precision not null,
    signals          text             not null,
    campaigns        text             not null,
    tick             bigint           not null,
    as_of            timestamptz      not null,
    policy_version   text             not null,
    baseline_version text             not null,
    sequence         bigint           not null,
    primary key (account, end_user)
);
grant select, insert, update on account_risk to ${runtime};

-- sequence is that of the last event published of it, 0 before it is announced. evidence holds JSON.
create table campaign (
    id               text             primary key,
    status           text             not null,
    quiet            boolean          not null,
    member_count     integer          not null,
    interactions     bigint           not null,
    severity         double precision not null,
    first_seen       timestamptz      not null,
    watched_since    timestamptz      not null,
    announced_at     timestamptz,
    evidence         text             not null,
    explanation      text,
    tick             bigint           not null,
    as_of            timestamptz      not null,
    policy_version   text             not null,
    baseline_version text             not null,
    sequence         bigint           not null
);
create index campaign_newest on campaign (watched_since desc, id);
grant select, insert, update on campaign to ${runtime};

create table campaign_member (
    campaign text        not null references campaign,
    account  text        not null,
    end_user text        not null,
    since    timestamptz not null,
    evidence text        not null,
    primary key (campaign, account, end_user)
);
grant select, insert, update, delete on campaign_member to ${runtime};
