-- Who was drawn at random for people to look at. suspected: not LOW when drawn; nobody who labels is shown that.
create table audit (
    id          text        primary key,
    day         date        not null,
    account     text        not null,
    end_user    text        not null,
    suspected   boolean     not null,
    label       text,
    reason      text,
    labelled_by text,
    labelled_at timestamptz
);
create index audit_open on audit (id) where label is null;
create index audit_account on audit (account);
grant select, insert, delete on audit to ${runtime};
grant update (label, reason, labelled_by, labelled_at) on audit to ${runtime};

-- How many there were to draw from.
create table audit_day (
    day       date   primary key,
    suspected bigint not null,
    others    bigint not null
);
grant select, insert on audit_day to ${runtime};
