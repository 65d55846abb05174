-- The read model behind GET /v1/cases: one row per case, made from the events alone, written in the transaction of the event.
create table cases (
    id               text             not null constraint cases_pkey primary key,
    campaign         text             not null,
    state            text             not null,
    assignee         text,
    decision         text,
    members          bigint           not null,
    interactions     bigint           not null,
    severity         double precision not null,
    first_seen       timestamptz      not null,
    watched_since    timestamptz      not null,
    opened_at        timestamptz      not null,
    updated_at       timestamptz      not null,
    decided_at       timestamptz,
    late_findings    bigint           not null,
    missing_findings bigint           not null,
    finding          text             not null,
    finding_sequence bigint           not null,
    sequence         bigint           not null
);
create index cases_newest_first on cases (opened_at desc, id desc);
grant select, insert, update on cases to ${runtime};

-- What was answered to a command that carried an Idempotency-Key, so that the same key gets the same answer again.
create table given_answer (
    caller  text   not null,
    key     text   not null,
    request text   not null,
    status  int    not null,
    body    text   not null,
    constraint given_answer_pkey primary key (caller, key)
);
grant select, insert on given_answer to ${runtime};
