-- When a case became part of another: who had won an appeal by then is let alone by what goes on, until that is decided afresh.
alter table cases add column merged_at timestamptz;
update cases c set merged_at = (
    select cast(cast(e.body as jsonb) ->> 'at' as timestamptz) from event_log e
    where e.stream = c.id and e.type = 'case-merged' order by e.sequence desc limit 1)
where c.merged_into is not null;
