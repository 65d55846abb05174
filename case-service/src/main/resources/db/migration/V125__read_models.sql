-- Read models are made again stream by stream: their rows may be deleted, unlike those of any log.
grant delete on cases to ${runtime};

-- When each stream of a case came to which point; a case has its own stream and those of its enforcements and appeals.
create table service_level (
    stream       text        not null constraint service_level_pkey primary key,
    case_id      text        not null,
    opened_at    timestamptz,
    triaged_at   timestamptz,
    decided_at   timestamptz,
    decision     text,
    contained_at timestamptz,
    appealed_at  timestamptz,
    answered_at  timestamptz,
    overturned   boolean
);
create index service_level_of_a_case on service_level (case_id);
grant select, insert, update, delete on service_level to ${runtime};

create index cases_by_severity on cases (severity desc, id desc);
create index cases_of_an_analyst on cases (assignee) where assignee is not null;
