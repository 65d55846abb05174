-- How often a backtest was taken up: one that ends its process each time is not begun for ever.
alter table backtest add column attempts integer not null default 0;
grant update (attempts) on backtest to ${runtime};
