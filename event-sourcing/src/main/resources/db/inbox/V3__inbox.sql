create table inbox (
    source     text        not null,
    id         text        not null,
    handled_at timestamptz not null default now(),
    constraint inbox_pkey primary key (source, id)
);
grant select, insert on inbox to ${runtime};
