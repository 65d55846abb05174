package io.stillwatch.cases.domain.enforcement;

/**
 * An item that nothing supports any more, while the measure goes on.
 *
 * @param item its number
 */
public record Unsupported(int item, Why why) {

    /** What is written down as the reason. */
    public enum Why {
        VICTIM("Its credentials were stolen: a case about it was decided as credential compromise."),
        DECIDED_OTHERWISE("It went to a part of the campaign, and the case about that was decided otherwise."),
        LEFT("It left the campaign before its turn.");

        private final String words;

        Why(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }
}
