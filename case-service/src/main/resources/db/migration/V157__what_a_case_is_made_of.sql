-- By which of its events a case became part of another, and what was split off from it, when and by which event.
alter table cases add column merged_by bigint, add column parts text;
update cases c set merged_by = (
    select max(e.sequence) from event_log e where e.stream = c.id and e.type = 'case-merged')
where c.merged_into is not null;
update cases c set parts = s.parts from (
    select stream, cast(jsonb_agg(jsonb_build_object('id', replace(part, 'cmp_', 'case_'), 'campaign', part, 'at', at, 'event', sequence)
        order by sequence, place) as text) as parts
    from (
        select distinct on (e.stream, p.part) e.stream, e.sequence, p.part, p.place, cast(e.body as jsonb) ->> 'at' as at
        from event_log e cross join lateral jsonb_array_elements_text(cast(e.body as jsonb) -> 'parts') with ordinality p (part, place)
        where e.type = 'case-split' order by e.stream, p.part, e.sequence) first
    group by stream) s
where s.stream = c.id;

-- That a case became part of another is told in the timeline of that one as well.
insert into timeline (case_id, position)
select m.merged_into, f.position from cases m join feed f on f.case_id = m.id and f.type = 'case-merged.v1'
where m.merged_into is not null on conflict do nothing;
