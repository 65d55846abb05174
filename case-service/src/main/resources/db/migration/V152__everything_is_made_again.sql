-- An account may be called anything: that it was erased is said beside it.
alter table member_line add column erased boolean not null default false;
update member_line set erased = true where account like 'erased:%';

-- Whom an enforcement acts on, in the order that the digest of its request covers. What became of each is made from this and the events.
create table item_line (
    enforcement    text    not null,
    item           int     not null,
    account        text    not null,
    end_user       text    not null default '',
    batch          int     not null,
    honest_looking boolean not null,
    erased         boolean not null default false,
    constraint item_line_pkey primary key (enforcement, item)
);
create index item_line_account on item_line (account);
grant select, insert, update on item_line to ${runtime};
insert into item_line (enforcement, item, account, end_user, batch, honest_looking, erased)
select enforcement, item, account, end_user, batch, honest_looking, account like 'erased:%' from enforcement_item;

-- What the provider's system said of each item, in the chunk whose event counts it: its digest covers number and outcome, in their order.
create table item_outcome (
    enforcement text        not null,
    chunk       int         not null,
    item        int         not null,
    outcome     text        not null,
    reason      text,
    at          timestamptz not null,
    constraint item_outcome_pkey primary key (enforcement, chunk, item)
);
grant select, insert on item_outcome to ${runtime};

-- Which places of the feed are about which case.
create table timeline (
    case_id  text   not null,
    position bigint not null,
    constraint timeline_pkey primary key (case_id, position)
);
grant select, insert, delete on timeline to ${runtime};
insert into timeline (case_id, position) select case_id, position from feed where case_id like 'case\_%';

grant delete on case_member, enforcement, enforcement_item, appeal to ${runtime};
