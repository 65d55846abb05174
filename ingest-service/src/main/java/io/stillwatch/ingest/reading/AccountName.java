package io.stillwatch.ingest.reading;

import com.fasterxml.jackson.databind.node.TextNode;
import io.stillwatch.eventsourcing.Problem;
import org.jspecify.annotations.Nullable;

/** Which account a request is about: it can be asked for exactly if a record of it can be taken. */
public final class AccountName {
    private AccountName() {}

    /**
     * The same account, if there can be such a one.
     *
     * @throws io.stillwatch.eventsourcing.ProblemException 400 when there can't
     */
    public static String of(@Nullable String asked) {
        return switch (Shape.ACCOUNT.check(TextNode.valueOf(asked == null ? "" : asked))) {
            case Checked.Fits<String>(var account) when account != null -> account;
            case Checked.Fits<String> _ -> throw invalid("Name the account.");
            case Checked.Doesnt<String>(String reason) -> throw invalid("The account " + reason + ".");
        };
    }

    private static RuntimeException invalid(String detail) {
        return Problem.of("invalid-question", 400, "The question is not acceptable", detail)
                .asException();
    }
}
