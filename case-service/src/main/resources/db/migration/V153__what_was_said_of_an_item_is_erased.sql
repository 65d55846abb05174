-- Why the provider's system refused an item is written by people and about an account: it goes with the account.
grant update (reason) on item_outcome to ${runtime};
