-- Whom a reading was about is erased with the account; that somebody read, and when, stays.
grant update (account) on readings to ${runtime};
