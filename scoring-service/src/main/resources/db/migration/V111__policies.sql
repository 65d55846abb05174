-- Settings that verdicts are made under; a row never changes but for its state. settings holds JSON, whole.
create table policy (
    version    text        primary key,
    based_on   text        not null,
    settings   text        not null,
    state      text        not null,
    reason     text        not null,
    author     text        not null,
    created_at timestamptz not null default now()
);
grant select, insert on policy to ${runtime};
grant update (state) on policy to ${runtime};

-- What honest traffic looks like; a row never changes but for its state. properties is what the engine reads, text.
create table baseline (
    version    text        primary key,
    properties text        not null,
    state      text        not null,
    reason     text        not null,
    author     text        not null,
    created_at timestamptz not null default now()
);
grant select, insert on baseline to ${runtime};
grant update (state) on baseline to ${runtime};

-- What came into force, and the tick at which it did, set once before that tick's verdicts are made.
create table policy_change (
    id        bigint      primary key generated always as identity,
    policy    text        not null,
    baseline  text        not null,
    by        text        not null,
    reason    text        not null,
    at        timestamptz not null default now(),
    tick      bigint
);
create index policy_change_tick on policy_change (tick);
grant select, insert on policy_change to ${runtime};
grant update (tick) on policy_change to ${runtime};

-- Replays of what the topics hold, beside live work. report and failure are null until it is done.
create table backtest (
    id           text             primary key,
    kind         text             not null,
    policy       text             not null,
    baseline     text             not null,
    from_time    timestamptz,
    to_time      timestamptz,
    state        text             not null,
    progress     double precision not null default 0,
    requested_by text             not null,
    requested_at timestamptz      not null default now(),
    report       text,
    failure      text
);
grant select, insert on backtest to ${runtime};
grant update (state, progress, report, failure) on backtest to ${runtime};
