-- What the broker refuses, and what stands behind it under the same key: it waits, and the others go on.
create table outbox_refused (
    id bigint not null constraint outbox_refused_pkey primary key
);
grant select, insert, delete on outbox_refused to ${runtime};
