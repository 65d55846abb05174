-- The last tick in which anything counts that a stage had read of an account when it forgot; up to there it reads nothing of it. 0 where an earlier version forgot.
alter table account_stage_erasure add column up_to bigint not null default 0;

-- When the engine forgot: an answer that is asked for much later says nothing of what came since.
alter table erasure add column done_at timestamptz;
