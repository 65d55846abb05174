-- Who read interactions back, and which. Written before the first row is handed out.
create table readings (
    number    bigint generated always as identity primary key,
    read_at   timestamptz not null default now(),
    reader    text        not null,
    account   text        not null,
    from_time timestamptz not null,
    to_time   timestamptz not null
);
grant select, insert on readings to ${runtime};
