-- The topics that risks were told on, by the id that the broker gave each. One that was lost, or made anew on another Kafka, has another:
-- what stands is told again there, in the outbox up to this place.
create table risk_topic (
    name       text   primary key,
    id         text   not null,
    told_up_to bigint not null
);
grant select, insert, update on risk_topic to ${runtime};
