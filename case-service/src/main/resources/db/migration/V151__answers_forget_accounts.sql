-- An account that is erased is erased from answers that are kept as well; what was asked, and by whom, stays as it is.
grant update (body) on given_answer to ${runtime};
