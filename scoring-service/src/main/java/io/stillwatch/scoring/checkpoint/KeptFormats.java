package io.stillwatch.scoring.checkpoint;

import io.stillwatch.scoring.engine.AccountStageParts;
import io.stillwatch.scoring.engine.EngineParts;
import io.stillwatch.scoring.store.StoreConnection;
import io.vertx.mutiny.sqlclient.Row;
import java.io.IOException;
import java.util.OptionalInt;
import java.util.function.IntPredicate;

/** The formats of the checkpoints that are kept; each stands in front of what a checkpoint always has, so that little has to be read. */
final class KeptFormats {

    private static final String ENGINE = "select tick, %d as owner from checkpoint".formatted(Checkpoints.ENGINE);
    private static final String STAGES = "select tick, partition as owner from account_stage where tick > 0";

    private final StoreConnection store;

    KeptFormats(StoreConnection store) {
        this.store = store;
    }

    /**
     * Whether this version of the engine goes on from what is kept, or begins where nothing is.
     *
     * @param spread whether instances share the accounts
     * @throws IOException where a checkpoint took another's place meanwhile
     */
    boolean areOfThisVersion(boolean spread) throws IOException {
        return all(ENGINE, EngineParts::reads) && (!spread || all(STAGES, AccountStageParts::reads));
    }

    /** The engine's; empty where nothing is kept. */
    OptionalInt engine() throws IOException {
        for (Row row : store.run(ENGINE)) {
            return OptionalInt.of(format(row));
        }
        return OptionalInt.empty();
    }

    private boolean all(String kept, IntPredicate reads) throws IOException {
        for (Row row : store.run(kept)) {
            if (!reads.test(format(row))) {
                return false;
            }
        }
        return true;
    }

    private int format(Row row) throws IOException {
        return new StoredParts(store, row.getInteger("owner")).format(row.getLong("tick"));
    }
}
