-- Uses that the provider knows of. tick and end_tick are those at which it took effect and ended, set once, before that tick's verdicts are made.
create table allowance (
    id          bigint      primary key generated always as identity,
    account     text        not null,
    purpose     text        not null,
    sponsor     text        not null,
    daily_calls integer     not null,
    until_at    timestamptz not null,
    reason      text        not null,
    declared_by text        not null,
    declared_at timestamptz not null default now(),
    ended_by    text,
    ended_at    timestamptz,
    drifted_at  timestamptz,
    tick        bigint,
    end_tick    bigint
);
-- One at a time: which of two would hold, nobody could say.
create unique index allowance_standing on allowance (account) where ended_at is null;
create index allowance_tick on allowance (tick);
create index allowance_end_tick on allowance (end_tick);
grant select, insert, delete on allowance to ${runtime};
grant update (ended_by, ended_at, drifted_at, tick, end_tick) on allowance to ${runtime};
