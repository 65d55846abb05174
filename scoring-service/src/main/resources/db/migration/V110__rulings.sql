-- Where a campaign went, where it came from, and what people decided about it.
alter table campaign add column merged_into text;
alter table campaign add column split_from text;
alter table campaign add column decision text not null default 'none';

-- What people decided. tick is the one it took effect at, set once, before that tick's verdicts are made: whoever computes the tick again finds
-- the same rulings there. origin names what said so, so that a copy is known as a copy.
create table ruling (
    id          bigint      primary key generated always as identity,
    origin      text        not null unique,
    kind        text        not null,
    campaign    text        not null,
    account     text,
    end_user    text,
    until       timestamptz,
    received_at timestamptz not null default now(),
    tick        bigint
);
create index ruling_tick on ruling (tick);
grant select, insert on ruling to ${runtime};
grant update (tick) on ruling to ${runtime};

-- How far the topics that say so are read.
create table ruling_reading (
    topic     text    not null,
    partition integer not null,
    read_to   bigint  not null,
    primary key (topic, partition)
);
grant select, insert, update on ruling_reading to ${runtime};
