-- The topics that checkpoints were read from, by the id that the broker gave each: an offset that is kept means nothing in one that was made
-- anew under the same name.
create table input_topic (
    name text primary key,
    id   text not null
);
grant select, insert, update on input_topic to ${runtime};
