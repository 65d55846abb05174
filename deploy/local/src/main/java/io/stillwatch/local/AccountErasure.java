package io.stillwatch.local;

import com.fasterxml.jackson.databind.JsonNode;
import io.stillwatch.local.speaking.NoAnswer;
import io.stillwatch.local.speaking.ServiceClient;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Has an account erased by every service of a running suite, and prints what each confirms. case-service is asked first, since it knows whether a
 * legal hold forbids it, and once more at the end; between, ingest-service, and scoring-service once nothing can come from there any more.
 *
 * @param data folder of the suite
 */
record AccountErasure(Path data, Grounds grounds) {
    /** Every day that is kept is looked through: a minute for some millions of records. */
    private static final Duration PATIENCE = Duration.ofHours(6);

    private static final Duration COMPLETE_WITHIN = Duration.ofSeconds(60);

    /** Why: both words are kept and published by case-service. */
    record Grounds(String basis, String reference) {}

    /** What is known of all that were asked; the worst is last. */
    enum Confirmed {
        ALL,
        NOT_ALL,
        UNKNOWN;

        private Confirmed and(Confirmed other) {
            return compareTo(other) < 0 ? other : this;
        }
    }

    /** Whether all have confirmed that nothing is left. Nothing is erased while case-service refuses or does not answer. */
    Confirmed of(String account, PrintStream out) {
        Set<String> texts = new TreeSet<>();
        out.println("Looking through everything that is kept; of many millions of records that takes minutes");
        Confirmed confirmed = erased(Service.CASE, account, texts, out);
        if (confirmed == Confirmed.ALL) {
            confirmed = erased(Service.INGEST, account, texts, out);
            if (confirmed == Confirmed.ALL) {
                confirmed = erased(Service.SCORING, account, texts, out);
            } else {
                out.println(
                        "scoring-service: NOT ASKED, what ingest-service has yet to hand on would come after its answer");
            }
            confirmed = confirmed.and(erased(Service.CASE, account, texts, out));
        }
        texts.forEach(
                text -> out.println("Still names the account or an end user of it, to be erased by itself: " + text));
        out.println(
                confirmed == Confirmed.ALL
                        ? "Every service has confirmed"
                        : "Not every service has confirmed: ask again");
        return texts.isEmpty() ? confirmed : confirmed.and(Confirmed.NOT_ALL);
    }

    /** All, where nothing is left but texts that only a person can judge, which are added to those that are known. */
    private Confirmed erased(Service service, String account, Set<String> texts, PrintStream out) {
        Map<String, Long> erased = new TreeMap<>();
        try {
            boolean complete = Deadline.met(COMPLETE_WITHIN, () -> erase(service, account, erased, texts));
            out.println(service.module()
                    + (complete ? ": complete" : ": not complete")
                    + (service == Service.CASE && !texts.isEmpty() ? " but for texts" : ""));
            return complete ? Confirmed.ALL : Confirmed.NOT_ALL;
        } catch (NoAnswer none) {
            out.println(service.module() + ": NO ANSWER, and not known whether it has erased, " + none.getMessage());
            return Confirmed.UNKNOWN;
        } catch (IllegalStateException refused) {
            out.println(service.module() + ": NOT ERASED, " + refused.getMessage());
            return Confirmed.NOT_ALL;
        } finally {
            erased.forEach((place, count) -> out.printf("%10d  %s%n", count, place));
        }
    }

    /** Asks once; a service that still has something to hand on is asked again, one that lists texts is not. */
    private boolean erase(Service service, String account, Map<String, Long> erased, Set<String> texts) {
        JsonNode confirmation = client(service)
                .post(
                        "/v1/accounts/"
                                + URLEncoder.encode(account, StandardCharsets.UTF_8)
                                        .replace("+", "%20") + "/erase",
                        grounds);
        confirmation
                .path("places")
                .forEach(place -> erased.merge(
                        place.path("place").asText(), place.path("erased").asLong(), Long::sum));
        confirmation
                .path("texts")
                .forEach(text -> texts.add(text.path("stream").asText() + " event "
                        + text.path("sequence").asText()));
        return confirmation.path("complete").asBoolean()
                || !confirmation.path("texts").isEmpty();
    }

    private ServiceClient client(Service service) {
        return new ServiceClient(
                SuiteFile.in(data).url(service),
                Tokens.keptIn(data.resolve("keys")).mint("local", "operator"),
                PATIENCE);
    }
}
