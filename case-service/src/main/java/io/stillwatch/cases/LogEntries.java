package io.stillwatch.cases;

import java.util.Set;

/** What the log itself notes in the stream of a case: nobody commands it, and no decision depends on it. */
public final class LogEntries {

    public static final String CHECKPOINT_SIGNED = "checkpoint-signed";
    public static final String PERSONAL_DATA_ERASED = "personal-data-erased";
    public static final String LISTED_NAME_ERASED = "listed-name-erased";

    public static final Set<String> NAMES = Set.of(CHECKPOINT_SIGNED, PERSONAL_DATA_ERASED, LISTED_NAME_ERASED);

    private LogEntries() {}
}
