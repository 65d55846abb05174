-- Members in the order in which the digest of their chunk covers them, so that whoever has the evidence can compute it again; a member that
-- comes back has several. since is the text that the digest covers.
create table member_line (
    case_id  text    not null,
    chunk    text    not null,
    place    int     not null,
    account  text    not null,
    end_user text    not null,
    since    text    not null,
    has_left boolean not null,
    constraint member_line_pkey primary key (case_id, chunk, place)
);
create index member_line_account on member_line (account);
grant select, insert, update on member_line to ${runtime};
