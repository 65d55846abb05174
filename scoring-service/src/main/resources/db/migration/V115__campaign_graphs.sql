-- What links the members of a campaign, as JSON: who they are, and the pieces that at least two of them share.
alter table campaign add column graph text not null default '{"members":[],"ties":[]}';
