-- An account may be called anything: that a member was erased is said beside it, and no measure acts on one.
alter table case_member add column erased boolean not null default false;
update case_member m set erased = true
where exists (select from member_line l where l.case_id = m.case_id and l.account = m.account and l.erased)
   or m.account ~ '^erased:[0-9a-f]{16}$'
      and not exists (select from member_line l where l.case_id = m.case_id and l.account = m.account);
