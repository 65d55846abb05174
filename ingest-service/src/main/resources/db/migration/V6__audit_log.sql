-- Who looked becomes a log that can be read on for ever: in the order of transactions, with roles and with what was asked for. The columns of
-- before stay for instances of before that serve beside this version.
alter table readings add column written xid8 not null default pg_current_xact_id();
alter table readings add column roles text not null default '';
alter table readings add column action text not null default 'read';
alter table readings add column resource text not null default '/v1/interactions';
update readings set resource = '/v1/interactions?account=' || account || '&from=' || to_char(from_time at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
    || '&to=' || to_char(to_time at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"');
alter table readings alter column account drop not null;
alter table readings alter column from_time drop not null;
alter table readings alter column to_time drop not null;
create index readings_in_order on readings (written, number);
grant update (resource) on readings to ${runtime};
