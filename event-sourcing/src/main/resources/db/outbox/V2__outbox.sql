create table outbox (
    id    bigint generated always as identity primary key,
    topic text  not null,
    event bytea not null
);
grant select, insert, delete on outbox to ${runtime};
