package io.stillwatch.scoring.checkpoint;

import io.stillwatch.scoring.engine.AccountStageParts;
import io.stillwatch.scoring.engine.EngineParts;
import io.stillwatch.scoring.store.StoreConnection;
import io.vertx.mutiny.sqlclient.Row;
import java.io.DataInput;
import java.io.IOException;

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

    private interface Format {
        boolean reads(DataInput rest) throws IOException;
    }

    private boolean all(String kept, Format format) throws IOException {
        for (Row row : store.run(kept)) {
            if (!format.reads(new StoredParts(store, row.getInteger("owner")).rest(row.getLong("tick")))) {
                return false;
            }
        }
        return true;
    }
}
