package io.stillwatch.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.stillwatch.local.speaking.ServiceClient;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What people then do about a case: confirm it, act on its members with four eyes, hear one of them and give way. */
final class Aftermath {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Function<String, ServiceClient> people;
    private final PrintStream out;

    /** {@code people} gives the client of a person, written as {@code name:role}. */
    Aftermath(Function<String, ServiceClient> people, PrintStream out) {
        this.people = people;
        this.out = out;
    }

    /** Returns in words what did not come out as it should; nothing if all did. */
    List<String> of(String caseId) {
        out.println();
        out.printf("What is done about %s:%n", caseId);
        person("lea:lead").post("/v1/cases/" + caseId + "/decide", Map.of("decision", "confirmed", "reason", "demo"));
        out.println("  confirmed  by lea, a lead");
        String id = enforcement(caseId);
        List<String> accounts = acknowledged(id);
        String account = accounts.getFirst();
        return reinstated(id, account) && !inForce(accounts.getLast()).isEmpty()
                ? List.of()
                : List.of("The appeal of " + account + " did not end as it should");
    }

    private String enforcement(String caseId) {
        JsonNode asked = person("ana:analyst")
                .post("/v1/enforcements", Map.of("case", caseId, "measure", "suspend", "reason", "demo"));
        String id = asked.path("id").asText();
        out.printf(
                "  requested  %s by ana: suspend %d, of whom %d look honest%n",
                id, asked.path("items").asInt(), asked.path("honestLooking").asInt());
        person("max:lead").post("/v1/enforcements/" + id + "/approve", Map.of());
        out.println("  approved   by max, a second person");
        return id;
    }

    /** As the provider's account system does it: fetch what is released, act, say so. */
    private List<String> acknowledged(String id) {
        ServiceClient system = person("accounts:enforcer");
        int items = system.get("/v1/enforcements/" + id).path("items").asInt();
        await("the items to be released", () -> items(id, "released").size() == items);
        List<String> accounts = items(id, "released");
        system.post(
                "/v1/enforcements/" + id + "/acks",
                Map.of(
                        "items",
                        accounts.stream()
                                .map(account -> Map.of("account", account, "outcome", "applied"))
                                .toList()));
        await(
                "the acknowledgements to be recorded",
                () -> system.get("/v1/enforcements/" + id).path("applied").asInt() == items);
        out.printf("  applied    %d of %d, says the account system%n", items, items);
        return accounts;
    }

    private boolean reinstated(String id, String account) {
        String appeal = person("accounts:enforcer")
                .post("/v1/appeals", Map.of("enforcement", id, "account", account, "statement", "demo"))
                .path("id")
                .asText();
        ServiceClient reviewer = person("rita:appeals-reviewer");
        reviewer.post("/v1/appeals/" + appeal + "/assign", Map.of("reviewer", "rita"));
        reviewer.post("/v1/appeals/" + appeal + "/overturn", Map.of("reason", "demo"));
        person("accounts:enforcer")
                .post("/v1/enforcements/" + id + "/items/" + account + "/ack", Map.of("outcome", "lifted"));
        await(
                "the account to be restored",
                () -> reviewer.get("/v1/appeals/" + appeal)
                        .path("state")
                        .asText()
                        .equals("restored"));
        out.printf("  appealed   %s: overturned by rita, who had no part in it; reinstated%n", account);
        return inForce(account).isEmpty();
    }

    private Set<String> inForce(String account) {
        return person("gateway:gateway")
                .get("/v1/accounts/" + account + "/enforcement")
                .path("measures")
                .findValuesAsText("measure")
                .stream()
                .collect(Collectors.toSet());
    }

    private List<String> items(String id, String state) {
        return person("accounts:enforcer").all("/v1/enforcements/" + id + "/items?state=" + state).stream()
                .map(item -> item.path("account").asText())
                .toList();
    }

    private ServiceClient person(String nameAndRole) {
        return people.apply(nameAndRole);
    }

    private static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("Waited in vain for " + what);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}
