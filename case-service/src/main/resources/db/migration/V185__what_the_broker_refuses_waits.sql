-- What the broker refuses, and what stands behind it under the same key: it waits, and the others go on.
create table outbox_refused (
    id bigint not null constraint outbox_refused_pkey primary key
);
grant select, insert, delete on outbox_refused to ${runtime};
create table feed_refused (
    position bigint not null constraint feed_refused_pkey primary key
);
grant select, insert, delete on feed_refused to ${runtime};

-- The topics that what is in force was told on, by the id that the broker gave each. One that was lost, or made anew on another Kafka, has
-- another: what stands is told again there.
create table enforcement_topic (
    name text not null constraint enforcement_topic_pkey primary key,
    id   text not null
);
grant select, insert, update on enforcement_topic to ${runtime};
