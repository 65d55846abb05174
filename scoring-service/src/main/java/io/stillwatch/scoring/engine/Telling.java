package io.stillwatch.scoring.engine;

import io.stillwatch.scoring.engine.account.Account;
import io.stillwatch.scoring.engine.key.KeyType;

/**
 * What the account stage tells of a tick, in the canonical order: first who was said something of, then account by account what was done. It is all
 * that anybody has to know of accounts who judges them.
 */
interface Telling {

    /** The provider has said something of an account. */
    void states(Account account);

    /** What follows is what this principal did. */
    void turnsTo(Account account);

    /** One call, of a model whose name is empty where it is not known; what is told until the next one is told of it. */
    void calls(int second, String model, boolean extractionLike);

    /** A call of a tick before was no extraction after all. */
    void retracts(int day);

    /** What phrases told from here on stand around. */
    void asks(long payload);

    /** A use of a phrase, of one of a wrapper, of a phrase of the system prompt, of an address or a card. */
    void uses(KeyType type, long key, boolean wrapper);

    /** That was all of this principal in this tick. */
    void leaves(Account account);
}
