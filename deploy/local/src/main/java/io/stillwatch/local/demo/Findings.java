package io.stillwatch.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.stillwatch.local.demo.FoundCampaign.FoundCase;
import io.stillwatch.local.speaking.ServiceClient;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Reads what the suite found, as an analyst would. */
final class Findings {

    private final ServiceClient scoring;
    private final ServiceClient cases;

    Findings(ServiceClient scoring, ServiceClient cases) {
        this.scoring = scoring;
        this.cases = cases;
    }

    /** Every campaign that has been announced; one that is merely watched is no finding. */
    List<FoundCampaign> campaigns() {
        List<JsonNode> opened = cases.all("/v1/cases");
        return scoring.all("/v1/campaigns").stream()
                .filter(campaign -> campaign.hasNonNull("announcedAt"))
                .map(campaign -> found(campaign.path("id").asText(), opened))
                .toList();
    }

    /** The level and the reasons at which an account stands, in words. */
    String risk(String account) {
        JsonNode risk = scoring.get("/v1/accounts/" + account + "/risk");
        String reasons = StreamSupport.stream(risk.path("signals").spliterator(), false)
                .map(signal -> signal.path("name").asText(signal.asText()))
                .collect(Collectors.joining(", "));
        return risk.path("level").asText("?") + (reasons.isEmpty() ? "" : " (" + reasons + ")");
    }

    private FoundCampaign found(String id, List<JsonNode> opened) {
        JsonNode campaign = scoring.get("/v1/campaigns/" + id);
        List<JsonNode> members = scoring.all("/v1/campaigns/" + id + "/members");
        return new FoundCampaign(
                id,
                Instant.parse(campaign.path("announcedAt").asText()),
                members.stream().map(member -> member.path("account").asText()).collect(Collectors.toSet()),
                StreamSupport.stream(campaign.path("evidence").spliterator(), false)
                        .map(evidence -> evidence.path("text").asText())
                        .toList(),
                casesOf(id, opened));
    }

    /** Asked for one by one, since a list may lag behind the case itself. */
    private List<FoundCase> casesOf(String campaign, List<JsonNode> opened) {
        return opened.stream()
                .filter(listed -> campaign.equals(listed.path("campaign").asText()))
                .map(listed -> cases.get("/v1/cases/" + listed.path("id").asText()))
                .map(found -> new FoundCase(
                        found.path("id").asText(), found.path("state").asText()))
                .toList();
    }
}
