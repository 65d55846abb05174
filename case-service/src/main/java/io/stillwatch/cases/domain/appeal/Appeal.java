package io.stillwatch.cases.domain.appeal;

import java.util.List;

/** Where an appeal stands. */
public sealed interface Appeal {

    record Unfiled() implements Appeal {}

    /** {@code involved}: who decided the case, asked for the measure or approved it. */
    record Filed(List<String> involved) implements Appeal {}

    record InReview(String reviewer, List<String> involved) implements Appeal {}

    record Upheld() implements Appeal {}

    /** The account was wronged; the provider's system has yet to say that the measure is lifted. */
    record Overturned() implements Appeal {}

    record Restored() implements Appeal {}
}
