-- What hides a line of a list in its digest. With the account the salt goes, and what the digest covers in place of the line stays. Lists of
-- before have neither: their digests cover the lines themselves.
alter table member_line add column salt text, add column commitment text;
alter table item_line add column salt text, add column commitment text;
