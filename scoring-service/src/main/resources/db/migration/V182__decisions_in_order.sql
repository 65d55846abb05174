-- The number of a decision among the events of its case, which is one for each campaign: what comes behind a later one changes nothing. Null
-- for those who were cleared, each of whom is told of by an event of its own.
alter table ruling add column sequence bigint;
update ruling set sequence = substring(origin from '/([0-9]{1,18})$')::bigint where kind <> 'CLEARED';
create index ruling_of_campaign on ruling (campaign, sequence);
-- How far a topic was read means nothing in one that was made anew under its name: which one it was stands in input_topic.
grant delete on ruling_reading to ${runtime};
