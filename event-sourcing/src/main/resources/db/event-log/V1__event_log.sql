-- The runtime role can read and add, never change: history is not a matter of good behaviour.
create table event_log (
    stream      text        not null,
    sequence    bigint      not null check (sequence > 0),
    type        text        not null,
    body        text        not null,
    recorded_at timestamptz not null,
    constraint event_log_pkey primary key (stream, sequence)
);
grant select, insert on event_log to ${runtime};
