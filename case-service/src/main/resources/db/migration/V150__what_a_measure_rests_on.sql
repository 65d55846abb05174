-- How the case was decided when a measure was asked for: decided otherwise, the measure is taken back. What is in force is looked at often.
alter table enforcement add column decision text not null default 'confirmed';
create index enforcement_in_force on enforcement (id) where state = 'approved';
create index appeal_of_a_case on appeal (case_id);
