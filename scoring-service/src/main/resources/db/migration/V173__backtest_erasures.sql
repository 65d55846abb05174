-- Accounts whose erasure was asked for before a backtest was at its end: the topics that it reads still hold them, and its report doesn't name them.
alter table backtest add column erased text[] not null default '{}';
grant update (erased) on backtest to ${runtime};
