package io.stillwatch.scoring.engine;

import static io.stillwatch.scoring.engine.BlockWriter.ASKS;
import static io.stillwatch.scoring.engine.BlockWriter.CALLS;
import static io.stillwatch.scoring.engine.BlockWriter.CALLS_EXTRACTION_LIKE;
import static io.stillwatch.scoring.engine.BlockWriter.LEAVES;
import static io.stillwatch.scoring.engine.BlockWriter.MODEL;
import static io.stillwatch.scoring.engine.BlockWriter.RETRACTS;
import static io.stillwatch.scoring.engine.BlockWriter.STATES;
import static io.stillwatch.scoring.engine.BlockWriter.TURNS_TO_ACCOUNT;
import static io.stillwatch.scoring.engine.BlockWriter.TURNS_TO_END_USER;
import static io.stillwatch.scoring.engine.BlockWriter.USES;
import static java.util.Objects.requireNonNull;

import io.stillwatch.scoring.engine.account.Account;
import io.stillwatch.scoring.engine.account.Accounts;
import io.stillwatch.scoring.engine.account.Prompts;
import io.stillwatch.scoring.engine.key.KeyType;
import io.stillwatch.scoring.engine.table.ByteReader;
import java.io.ByteArrayInputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Does again, account by account, what a block tells: to the accounts of whoever judges, and to whom it is told further. */
final class BlockReader {
    private static final int END = -1;

    private final ByteReader in;
    private final byte[] bytes;
    private final AccountBlock block;
    private final Accounts accounts;
    private final Telling telling;
    private int next;
    private String name = "";
    private String model = "";

    BlockReader(AccountBlock block, Accounts accounts, Telling telling) {
        this.block = block;
        this.bytes = block.bytes();
        this.in = new ByteReader(bytes, 0);
        this.accounts = accounts;
        this.telling = telling;
        int form = in.octet();
        if (form != BlockWriter.FORM && form != BlockWriter.FORM_BEFORE) {
            throw new IllegalArgumentException("the block is of an unknown form");
        }
        step();
    }

    /** Whether something was stated of the account that comes next. */
    boolean states() {
        return next == STATES;
    }

    boolean hasMore() {
        return next != END;
    }

    /** Of the account that comes next. */
    String name() {
        return name;
    }

    /** Takes over what was stated of that account. */
    void takeStatement() {
        if (block.leavesOut(name)) {
            skipPart();
            step();
            return;
        }
        Account account = accounts.at(new Principal(name, null));
        part(account::readFacts);
        telling.states(account);
        step();
    }

    /** Does what that account and its end users did. */
    void takeDeeds() {
        if (block.leavesOut(name)) {
            skipDeeds();
            return;
        }
        String biller = name;
        Account account = turn(new Principal(biller, null));
        step();
        while (next != END && next != TURNS_TO_ACCOUNT) {
            if (next == TURNS_TO_END_USER) {
                account = turn(new Principal(biller, name));
            } else {
                take(account);
            }
            step();
        }
    }

    private void skipDeeds() {
        for (step(); next != END && next != TURNS_TO_ACCOUNT; step()) {
            switch (next) {
                case TURNS_TO_END_USER -> {}
                case CALLS, CALLS_EXTRACTION_LIKE, RETRACTS -> in.count();
                case LEAVES -> skipPart();
                case MODEL -> model = named(in.text());
                default -> in.word();
            }
        }
    }

    private Account turn(Principal principal) {
        Account account = accounts.at(principal);
        telling.turnsTo(account);
        return account;
    }

    private void take(Account account) {
        switch (next) {
            case CALLS, CALLS_EXTRACTION_LIKE -> call(account, next == CALLS_EXTRACTION_LIKE);
            case RETRACTS -> retract(account);
            case ASKS -> ask(account.prompts());
            case LEAVES -> leave(account);
            case MODEL -> model = named(in.text());
            default -> telling.uses(KeyType.ofCode((next - USES) / 2), in.word(), next % 2 != 0);
        }
    }

    private void call(Account account, boolean extractionLike) {
        int second = in.count();
        account.call(second, extractionLike);
        telling.calls(second, model, extractionLike);
    }

    private void retract(Account account) {
        int day = in.count();
        account.retract(day);
        telling.retracts(day);
    }

    private void ask(Prompts prompts) {
        long payload = in.word();
        prompts.remember(payload);
        telling.asks(payload);
    }

    private void leave(Account account) {
        part(account::readHome);
        telling.leaves(account);
    }

    private void step() {
        next = in.hasMore() ? in.octet() : END;
        if (next == STATES || next == TURNS_TO_ACCOUNT || next == TURNS_TO_END_USER) {
            name = named(in.text());
        }
    }

    private static String named(@Nullable String text) {
        return requireNonNull(text, "something without a name");
    }

    private interface Part {
        void read(DataInput in) throws IOException;
    }

    private void skipPart() {
        in.skip(in.count());
    }

    private void part(Part part) {
        int length = in.count();
        int from = in.skip(length);
        try {
            part.read(new DataInputStream(new ByteArrayInputStream(bytes, from, length)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
