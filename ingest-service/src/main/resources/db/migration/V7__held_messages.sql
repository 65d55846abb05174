-- What events of older conventions say of a call, as tags sealed under the key of their day, until the call itself comes: for an hour.
create table held_messages (
    call    text collate "C" not null,
    at      timestamptz      not null,
    number  integer          not null,
    body    bytea            not null,
    held_at timestamptz      not null default now(),
    primary key (call, at, number)
);
create index held_messages_age on held_messages (held_at);
alter table held_messages alter column body set storage external;
grant select, insert on held_messages to ${runtime};
