-- Enforcements, made from their events alone; and their items, which follow from them: 25,000 rows rather than 25,000 events.
create table enforcement (
    id             text        not null constraint enforcement_pkey primary key,
    case_id        text        not null,
    measure        text        not null,
    state          text        not null,
    items          int         not null,
    honest_looking int         not null,
    batches        int         not null,
    released       int         not null,
    applied        int         not null,
    refused        int         not null,
    lifted         int         not null,
    decided_by     text        not null,
    requested_by   text        not null,
    requested_at   timestamptz not null,
    approved_by    text,
    approved_at    timestamptz,
    expires_at     timestamptz not null,
    ended_at       timestamptz,
    next_due       timestamptz,
    plan           text        not null,
    sequence       bigint      not null
);
create index enforcement_case on enforcement (case_id);
create index enforcement_newest_first on enforcement (requested_at desc, id desc);
create index enforcement_due on enforcement (next_due) where next_due is not null;
grant select, insert, update on enforcement to ${runtime};

-- counted: whether an event says what the row says; told: whether the topic account-enforcement does.
create table enforcement_item (
    enforcement    text        not null,
    item           int         not null,
    account        text        not null,
    end_user       text        not null default '',
    batch          int         not null,
    state          text        not null default 'waiting',
    honest_looking boolean     not null,
    reason         text,
    changed_at     timestamptz not null,
    counted        boolean     not null default true,
    chunk          int,
    told           boolean     not null default true,
    constraint enforcement_item_pkey primary key (enforcement, item),
    constraint enforcement_item_once unique (enforcement, account, end_user)
) with (fillfactor = 70);
create index enforcement_item_in_force on enforcement_item (account) where state in ('released', 'applied');
create index enforcement_item_uncounted on enforcement_item (enforcement) where not counted;
create index enforcement_item_untold on enforcement_item (account) where not told;
grant select, insert, update on enforcement_item to ${runtime};

-- How often the topic account-enforcement was told about an account, which numbers what it is told.
create table account_enforcement (
    account  text   not null constraint account_enforcement_pkey primary key,
    sequence bigint not null
);
grant select, insert, update on account_enforcement to ${runtime};

-- The newest fact about each account, as far as it says what a measure would cost whom.
create table account_fact (
    account    text        not null constraint account_fact_pkey primary key,
    verified   boolean,
    kind       text,
    plan       text,
    created_at timestamptz,
    as_of      timestamptz not null
);
grant select, insert, update on account_fact to ${runtime};

-- Appeals, made from their events alone.
create table appeal (
    id          text        not null constraint appeal_pkey primary key,
    enforcement text        not null,
    item        int         not null,
    case_id     text        not null,
    state       text        not null,
    reviewer    text,
    filed_at    timestamptz not null,
    due         timestamptz not null,
    judged_at   timestamptz,
    restored_at timestamptz,
    sequence    bigint      not null,
    constraint appeal_once unique (enforcement, item)
);
create index appeal_newest_first on appeal (filed_at desc, id desc);
grant select, insert, update on appeal to ${runtime};
