-- Everything that is published about cases, in one order without gaps, for ever: what subscribers read. One writer at a time numbers
-- what has been committed, so no late commit can slip under a position that somebody has already read past.
create table feed (
    position bigint not null constraint feed_pkey primary key,
    type     text   not null,
    case_id  text   not null,
    event    text   not null
);
create index feed_of_a_case on feed (case_id, position);
create index feed_of_a_type on feed (type, position);
grant select, insert on feed to ${runtime};

-- Up to where the broker has it.
create table feed_published (
    singleton boolean not null default true constraint feed_published_pkey primary key check (singleton),
    position  bigint  not null
);
insert into feed_published (position) values (0);
grant select, update on feed_published to ${runtime};

-- How many test events a subscriber has asked for, and when it did last.
create table feed_test (
    subscriber text        not null constraint feed_test_pkey primary key,
    sequence   bigint      not null,
    asked_at   timestamptz not null
);
grant select, insert, update on feed_test to ${runtime};
