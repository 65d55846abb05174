-- The whole life of a case: triaged, begun, dismissed for a time, held, merged. A case that a person opened has no finding yet.
alter table cases
    add column priority    text,
    add column started_at  timestamptz,
    add column expires_at  timestamptz,
    add column legal_hold  boolean not null default false,
    add column merged_into text,
    add column corrections bigint  not null default 0;
alter table cases alter column finding drop not null;
create index cases_absorbed on cases (merged_into) where merged_into is not null;

-- Who belongs to a case, by account and, behind an aggregator, by end user ('' if there is none). Written in chunks, in the transaction
-- of the event that names the chunk; a member that left keeps its row.
create table case_member (
    case_id     text        not null,
    account     text        not null,
    end_user    text        not null default '',
    since       timestamptz not null,
    chunk       text        not null,
    left_chunk  text,
    constraint case_member_pkey primary key (case_id, account, end_user)
);
create index case_member_account on case_member (account);
grant select, insert, update on case_member to ${runtime};
