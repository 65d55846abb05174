-- The model calendar in all its versions; a row never changes but for its tick, the one at which it took effect, set once, before that tick's verdicts
-- are made. Models and times stand side by side.
create table release_calendar (
    version     bigint        primary key,
    models      text[]        not null,
    released_at timestamptz[] not null,
    put_by      text          not null,
    put_at      timestamptz   not null default now(),
    tick        bigint
);
create index release_calendar_tick on release_calendar (tick);
grant select, insert on release_calendar to ${runtime};
grant update (tick) on release_calendar to ${runtime};
