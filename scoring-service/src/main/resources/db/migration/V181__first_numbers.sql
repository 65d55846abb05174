-- Where the numbers of whoever is new begin: above all that are on the topics, once the store was set back to before they were given.
alter table account_risk alter column sequence set default 1;
