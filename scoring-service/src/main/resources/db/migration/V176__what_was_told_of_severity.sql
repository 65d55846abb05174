-- How bad a campaign was when subscribers were told last; null where the version before this one told them.
alter table campaign add column told_severity double precision;
update campaign set told_severity = severity where sequence > 0;
