package io.stillwatch.cases.requests;

import io.stillwatch.cases.domain.CaseId;
import org.jspecify.annotations.Nullable;

/** Narrows a list to what is about one case. */
public final class AboutCase {

    private static final int LONGEST = 30;

    private AboutCase() {}

    /** The id of the case; empty if it is left out. */
    public static String named(@Nullable String given) {
        if (given == null) {
            return "";
        }
        Field field = new Field("case", given);
        return CaseId.named(field.word(LONGEST))
                .map(CaseId::value)
                .orElseThrow(() -> field.problem("must be the id of a case"));
    }
}
