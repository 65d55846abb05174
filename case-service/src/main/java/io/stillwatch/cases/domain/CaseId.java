package io.stillwatch.cases.domain;

import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names a case. It follows from the campaign ({@code cmp_…} becomes {@code case_…}), so that one campaign has one case by
 * construction, whoever asks first and however often. A case that a person opens is about a campaign that scoring has not found: it
 * has a name for it all the same, so that whoever follows a case by its campaign need not care.
 *
 * @param value {@code case_} and 16 hexadecimal digits
 */
public record CaseId(String value) {

    private static final Pattern CASE = Pattern.compile("case_[0-9a-f]{16}");
    private static final Pattern CAMPAIGN = Pattern.compile("cmp_[0-9a-f]{16}");

    public CaseId {
        if (!CASE.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a case id: " + value);
        }
    }

    /** The case that this text names, if it can name one. */
    public static Optional<CaseId> named(String value) {
        return CASE.matcher(value).matches() ? Optional.of(new CaseId(value)) : Optional.empty();
    }

    /** The case of this campaign, if the text can name a campaign. */
    public static Optional<CaseId> ofCampaign(String campaign) {
        return CAMPAIGN.matcher(campaign).matches()
                ? Optional.of(new CaseId("case_" + campaign.substring("cmp_".length())))
                : Optional.empty();
    }

    /** The case that this number draws, for a campaign that scoring has not found. */
    public static CaseId fresh(long drawn) {
        return new CaseId("case_" + HexFormat.of().toHexDigits(drawn));
    }

    /** The case of a campaign that is known to be one. */
    public static CaseId followed(String campaign) {
        return ofCampaign(campaign).orElseThrow(() -> new IllegalArgumentException("Not a campaign id: " + campaign));
    }

    /** The campaign this case is about. */
    public String campaign() {
        return "cmp_" + value.substring("case_".length());
    }

    @Override
    public String toString() {
        return value;
    }
}
