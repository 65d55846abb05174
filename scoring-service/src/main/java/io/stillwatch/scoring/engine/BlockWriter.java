package io.stillwatch.scoring.engine;

import static java.util.Objects.requireNonNull;

import io.stillwatch.scoring.engine.account.Account;
import io.stillwatch.scoring.engine.key.KeyType;
import io.stillwatch.scoring.engine.table.ByteRow;
import java.io.ByteArrayOutputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes down what is told, for {@link BlockReader}. */
final class BlockWriter implements Telling {
    static final int FORM = 2;
    /** Tells no models; it may wait in the topic while instances are replaced. */
    static final int FORM_BEFORE = 1;

    static final int STATES = 1;
    static final int TURNS_TO_ACCOUNT = 2;
    static final int TURNS_TO_END_USER = 3;
    static final int CALLS = 4;
    static final int CALLS_EXTRACTION_LIKE = 5;
    static final int RETRACTS = 6;
    static final int ASKS = 7;
    static final int LEAVES = 8;
    /** Which model is called from here on. */
    static final int MODEL = 9;
    /** And all above: twice the type, and one more for a phrase of a wrapper. */
    static final int USES = 16;

    /** A message broker takes a megabyte at once. */
    private static final int LONG = 1 << 19;

    private final ByteRow out = new ByteRow();
    private final List<AccountBlock> blocks = new ArrayList<>();
    private @Nullable Account stated;
    private @Nullable Account current;
    private String model = "";

    /** Everything that was told. */
    List<AccountBlock> blocks() {
        endStatements();
        if (out.size() > 0) {
            endBlock();
        }
        return List.copyOf(blocks);
    }

    @Override
    public void states(Account account) {
        if (account != stated) {
            endStatements();
        }
        stated = account;
    }

    @Override
    public void turnsTo(Account account) {
        endStatements();
        current = account;
        String endUser = account.principal().endUser();
        code(endUser == null ? TURNS_TO_ACCOUNT : TURNS_TO_END_USER);
        out.text(endUser == null ? account.principal().account() : endUser);
    }

    @Override
    public void calls(int second, String called, boolean extractionLike) {
        if (out.size() > LONG) {
            endBlock();
            turnAgain();
        }
        if (!called.equals(model)) {
            model = called;
            out.octet(MODEL);
            out.text(model);
        }
        out.octet(extractionLike ? CALLS_EXTRACTION_LIKE : CALLS);
        out.number(second);
    }

    @Override
    public void retracts(int day) {
        out.octet(RETRACTS);
        out.number(day);
    }

    @Override
    public void asks(long payload) {
        out.octet(ASKS);
        out.word(payload);
    }

    @Override
    public void uses(KeyType type, long key, boolean wrapper) {
        out.octet(USES + 2 * type.code() + (wrapper ? 1 : 0));
        out.word(key);
    }

    @Override
    public void leaves(Account account) {
        out.octet(LEAVES);
        part(account::writeHome);
    }

    /** All that was stated of an account counts together. */
    private void endStatements() {
        if (stated != null) {
            code(STATES);
            out.text(stated.principal().account());
            part(stated::writeFacts);
        }
        stated = null;
    }

    /** What begins something new. */
    private void code(int code) {
        if (out.size() > LONG && code != TURNS_TO_END_USER) {
            endBlock();
        }
        if (out.size() == 0) {
            out.octet(FORM);
        }
        out.octet(code);
    }

    private void endBlock() {
        blocks.add(AccountBlock.of(out.toArray()));
        out.clear();
        model = "";
    }

    /** Within an account the next block begins with whom the last one was about. */
    private void turnAgain() {
        Principal principal = requireNonNull(current).principal();
        code(TURNS_TO_ACCOUNT);
        out.text(principal.account());
        if (principal.endUser() != null) {
            code(TURNS_TO_END_USER);
            out.text(principal.endUser());
        }
    }

    private interface Part {
        void write(DataOutput out) throws IOException;
    }

    private void part(Part part) {
        var bytes = new ByteArrayOutputStream();
        try {
            part.write(new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.number(bytes.size());
        out.bytes(bytes.toByteArray());
    }
}
