package io.stillwatch.cases.reasons;

import io.stillwatch.cases.domain.CaseDecision;
import io.stillwatch.cases.domain.Evidence;
import io.stillwatch.cases.domain.enforcement.Measure;
import io.stillwatch.cases.enforcement.Met;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What an account is told: facts, category, how far it was automated, how to appeal. No measurement, no threshold, no other account: it
 * must not be the manual of how not to be noticed (Digital Services Act, article 17, asks for the rest).
 */
final class AccountNotice {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private AccountNotice() {}

    /**
     * The text.
     *
     * @param met whom the measure meets
     * @param found whether software had found something when the measure was asked for, or people only
     */
    static String text(
            Measure measure, Met met, CaseDecision decision, List<Evidence> evidence, boolean found, Instant until) {
        return String.join("\n\n", what(measure, met, until), why(decision, facts(evidence)), how(found), appeal());
    }

    private static String what(Measure measure, Met met, Instant until) {
        String done = switch (measure) {
            case WATCH -> "The use of %s is being looked at more closely.";
            case VERIFY_IDENTITY -> "We ask you to show who you are before %s can be used further.";
            case THROTTLE -> "The rate at which %s can be used was reduced.";
            case SUSPEND -> "The use of %s was suspended.";
        };
        return done.formatted(whose(met)) + " This ends by itself on " + DAY.format(until)
                + " unless it is renewed or taken back before.";
    }

    /** An end user has no account with the provider, and the account that serves them was not met. */
    private static String whose(Met met) {
        return switch (met) {
            case ACCOUNTS -> "your account";
            case END_USERS -> "your own access, through the account that serves you,";
            case BOTH -> "your account or, if another account serves you, your own access through it";
        };
    }

    private static String why(CaseDecision decision, String facts) {
        return switch (decision) {
            case CREDENTIAL_COMPROMISE ->
                "Category: your credentials may have been used by somebody else. You are not accused of anything. "
                        + "What we observed: " + facts;
            case CONFIRMED, DISMISSED, INCONCLUSIVE ->
                "Category: alleged coordinated use of several accounts to collect a model's answers, which the terms of "
                        + "use do not allow. What we observed: " + facts;
        };
    }

    /** The kinds of evidence that spoke for it, in words that say what was looked at, not how. */
    private static String facts(List<Evidence> evidence) {
        String kinds = evidence.stream()
                .filter(piece -> piece.contribution() > 0)
                .map(piece -> kind(piece.family()))
                .distinct()
                .collect(Collectors.joining("; "));
        return (kinds.isEmpty() ? "a report that concerns the account" : kinds) + ".";
    }

    private static String kind(String family) {
        return switch (family) {
            case "payment" -> "means of payment that other accounts use as well";
            case "network" -> "network connections that other accounts use as well";
            case "client" -> "software that other accounts use in the same way";
            case "content" -> "requests that resemble those of other accounts";
            case "timing" -> "use at times that fit those of other accounts";
            case "life-cycle" -> "when and how the account came to be";
            case "behaviour" -> "the way in which the account is used";
            default -> "its relation to other accounts";
        };
    }

    private static String how(boolean found) {
        return "How this was decided: "
                + (found ? "software pointed to a group of accounts." : "a person reported the account, not software.")
                + " A person looked into it and decided, and another "
                + "person approved what was done where it concerned more than a few accounts. Nothing was done automatically.";
    }

    private static String appeal() {
        return "If you think that this is wrong, you can appeal: answer this message and say why. Somebody who had no part in the "
                + "decision will look at it. If you are right, what was done is undone and the record is corrected.";
    }
}
