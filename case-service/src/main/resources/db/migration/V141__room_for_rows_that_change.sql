-- A command changes the row of its case and none of its keys: with room on the page no index has to be told.
alter table cases set (fillfactor = 80);
