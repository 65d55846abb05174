-- The last of its campaign's events that a case had heard when its members were found to be victims of stolen credentials: who left since is a
-- victim all the same, and while the case is open again nobody has said otherwise. Read without json,
-- which refuses texts that a finding may have.
alter table cases add column victims_from bigint;
update cases c set victims_from = (
    select coalesce(max(cast(substring(e.body from '"sequence":([0-9]+)') as bigint)), 0)
    from event_log e where e.stream = f.stream and e.sequence < f.sequence
        and e.type in ('case-opened', 'finding-recorded', 'case-split', 'case-quieted'))
from (
    select found.stream, min(found.sequence) as sequence from event_log found
    where found.type = 'credential-compromise-found' and not exists (
        select from event_log later where later.stream = found.stream and later.type = 'case-decided' and later.sequence > found.sequence)
    group by found.stream) f
where c.id = f.stream;
create index cases_with_victims on cases (id) where victims_from is not null;
