-- Before each batch it is asked who has left the case, and every few seconds who is a victim of stolen credentials.
create index case_member_left on case_member (case_id) where left_chunk is not null;
create index cases_of_victims on cases (id) where decision = 'credential-compromise';
