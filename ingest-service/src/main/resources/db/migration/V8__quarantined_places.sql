-- Where a refused record of a topic stands: topic-partition@offset. Its line is the offset from 1, as far as that fits.
alter table quarantine add column place text;
