package io.stillwatch.scoring.engine;

/**
 * What the accounts of one partition did in one tick, as {@link AccountStage} tells it and {@link Engine#accept(AccountBlock)} takes it: about a
 * third of the records that it stands for. The same records make the same bytes.
 */
public final class AccountBlock {
    private final byte[] bytes;

    private AccountBlock(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A block as {@link #bytes} gave it; whoever gives it away changes it no longer. */
    public static AccountBlock of(byte[] bytes) {
        return new AccountBlock(bytes);
    }

    /** Not a copy. */
    public byte[] bytes() {
        return bytes;
    }
}
