package io.stillwatch.scoring.engine;

import java.util.function.Predicate;

/**
 * What the accounts of one partition did in one tick, as {@link AccountStage} tells it and {@link Engine#accept(AccountBlock)} takes it: about a
 * third of the records that it stands for. The same records make the same bytes.
 */
public final class AccountBlock {
    private final byte[] bytes;
    private final Predicate<String> leftOut;

    private AccountBlock(byte[] bytes, Predicate<String> leftOut) {
        this.bytes = bytes;
        this.leftOut = leftOut;
    }

    /** One that tells nothing. */
    public static AccountBlock empty() {
        return of(new byte[] {BlockWriter.FORM});
    }

    /** A block as {@link #bytes} gave it; whoever gives it away changes it no longer. */
    public static AccountBlock of(byte[] bytes) {
        return new AccountBlock(bytes, _ -> false);
    }

    /** The same, of which nothing is taken that it tells of these accounts and their end users. */
    public AccountBlock without(Predicate<String> accounts) {
        return new AccountBlock(bytes, accounts);
    }

    boolean leavesOut(String account) {
        return leftOut.test(account);
    }

    /** Not a copy. */
    public byte[] bytes() {
        return bytes;
    }
}
