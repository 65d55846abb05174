-- The hash that chains an event to all before it in its stream. Rows of earlier versions have none: the next event of their stream
-- is chained to them as they stand, so nothing has to be rewritten.
alter table event_log add column hash text;

-- The wrapped key of each subject in each stream. Erasing takes subject and key away and leaves the id, which the chain covers. The
-- runtime role can't delete a row, nor change which stream or key it stands for.
create table subject_key (
    id         text        not null constraint subject_key_pkey primary key,
    stream     text        not null,
    subject    text,
    wrapped    bytea,
    master     text        not null,
    created_at timestamptz not null,
    erased_at  timestamptz,
    constraint subject_key_of_stream unique (subject, stream),
    constraint subject_key_is_whole check ((erased_at is null) = (subject is not null and wrapped is not null))
);
create index subject_key_stream on subject_key (stream);
grant select, insert on subject_key to ${runtime};
grant update (subject, wrapped, erased_at) on subject_key to ${runtime};

-- The public half of every key that has signed something: it stays published when another key takes over.
create table signing_key (
    id         text        not null constraint signing_key_pkey primary key,
    public_key text        not null,
    first_used timestamptz not null
);
grant select, insert on signing_key to ${runtime};

-- Who looked at personal data and who erased some. By transaction and number no row appears behind one that was already read.
create table audit (
    id       bigint      generated always as identity constraint audit_pkey primary key,
    written  xid8        not null default pg_current_xact_id(),
    at       timestamptz not null,
    actor    text        not null,
    roles    text        not null,
    action   text        not null,
    resource text        not null
);
create index audit_in_order on audit (written, id);
grant select, insert on audit to ${runtime};
