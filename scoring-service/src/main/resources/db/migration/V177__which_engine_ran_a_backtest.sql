-- The version of the engine that made the report; null where nobody wrote it down.
alter table backtest add column engine integer;
grant update (engine) on backtest to ${runtime};
