package io.stillwatch.cases.domain.appeal;

import java.util.List;

/** Where an appeal stands. */
public sealed interface Appeal {

    record Unfiled() implements Appeal {}

    /** {@code involved}: who had a part in what it is about when it was filed. */
    record Filed(List<String> involved) implements Appeal {}

    record InReview(String reviewer, List<String> involved) implements Appeal {}

    record Upheld() implements Appeal {}

    /** The account was wronged; the provider's system has yet to say that the measure is lifted. */
    record Overturned() implements Appeal {}

    record Restored() implements Appeal {}
}
