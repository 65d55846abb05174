package io.stillwatch.cases.enforcement;

import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** Names an enforcement: {@code enf_} and 16 hexadecimal digits, drawn at random. */
record EnforcementId(String value) {

    private static final Pattern FORM = Pattern.compile("enf_[0-9a-f]{16}");

    static EnforcementId fresh() {
        return new EnforcementId(
                "enf_" + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong()));
    }

    static Optional<EnforcementId> named(String value) {
        return FORM.matcher(value).matches() ? Optional.of(new EnforcementId(value)) : Optional.empty();
    }

    /** The enforcement that this text names, or the problem that there is none. */
    static EnforcementId insistOn(String value) {
        return named(value)
                .orElseThrow(() -> EnforcementProblems.noSuchEnforcement().asException());
    }
}
