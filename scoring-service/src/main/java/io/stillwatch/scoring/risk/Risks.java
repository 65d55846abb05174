package io.stillwatch.scoring.risk;

import io.cloudevents.CloudEvent;
import io.stillwatch.eventsourcing.Outbox;
import io.stillwatch.scoring.engine.AccountVerdict;
import io.stillwatch.scoring.engine.Principal;
import io.stillwatch.scoring.engine.Signal;
import io.stillwatch.scoring.engine.Verdicts;
import io.stillwatch.scoring.publish.AccountRiskChanged;
import io.stillwatch.scoring.publish.Counterfactual;
import io.stillwatch.scoring.publish.Events;
import io.stillwatch.scoring.publish.Evidence;
import io.stillwatch.scoring.store.JsonText;
import io.stillwatch.scoring.store.Pages;
import io.stillwatch.scoring.store.StoreConnection;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Keeps what a tick said of accounts and their end users. */
public final class Risks {

    private static final int ROWS = 2_000;
    private static final String NO_END_USER = "";
    private static final String EXCEEDED = "declared-use-exceeded";
    private static final String ALARM = "update allowance set drifted_at = $2"
            + " where account = any($1) and ended_at is null and drifted_at is null and tick <= $3";

    private static final String KEEP = """
            insert into account_risk as risk (account, end_user, level, score, signals, counterfactuals, campaigns,
                tick, as_of, policy_version, baseline_version)
            select account, end_user, level, score, signals, counterfactuals, campaigns, $8, $9, $10, $11
            from unnest($1::text[], $2::text[], $3::text[], $4::float8[], $5::text[], $6::text[], $7::text[])
                as said (account, end_user, level, score, signals, counterfactuals, campaigns)
            on conflict (account, end_user) do update set
                level = excluded.level, score = excluded.score, signals = excluded.signals,
                counterfactuals = excluded.counterfactuals, campaigns = excluded.campaigns,
                tick = excluded.tick, as_of = excluded.as_of, policy_version = excluded.policy_version,
                baseline_version = excluded.baseline_version, sequence = risk.sequence + 1
            returning account, end_user, sequence""";

    private final StoreConnection store;
    private final JsonText json;
    private final Events events;

    public Risks(StoreConnection store, JsonText json, Events events) {
        this.store = store;
        this.json = json;
        this.events = events;
    }

    /** Keeps the verdicts, in the transaction that is open, and says what is to be published of accounts and their end users. */
    public List<CloudEvent> keep(Verdicts verdicts) {
        alarm(verdicts);
        List<CloudEvent> changes = new ArrayList<>();
        for (List<AccountVerdict> page : Pages.of(verdicts.accounts(), ROWS)) {
            Map<Principal, Long> sequences = write(verdicts, page);
            page.stream()
                    .map(verdict -> events.of(
                            changed(verdicts, verdict), Objects.requireNonNull(sequences.get(verdict.principal()))))
                    .forEach(changes::add);
        }
        return changes;
    }

    /** Has these published in the transaction that is open, each on its own topic. */
    public static void publish(StoreConnection store, List<CloudEvent> risks) {
        Map<Boolean, List<CloudEvent>> byKind = risks.stream().collect(Collectors.partitioningBy(Events::isOfEndUser));
        publish(store, Events.ACCOUNT_RISK, Objects.requireNonNull(byKind.get(false)));
        publish(store, Events.END_USER_RISK, Objects.requireNonNull(byKind.get(true)));
    }

    /** Page by page: all that a campaign of 25,000 is told at once would be one value of some 50 MB, held three times while it is sent. */
    private static void publish(StoreConnection store, String topic, List<CloudEvent> news) {
        Pages.of(news, ROWS).forEach(page -> StoreConnection.await(Outbox.add(store.raw(), topic, page)));
    }

    /** Whoever does more than was declared is said so beside the declaration, once. */
    private void alarm(Verdicts verdicts) {
        String[] drifted = verdicts.accounts().stream()
                .filter(verdict -> verdict.signals().stream()
                        .anyMatch(signal -> signal.name().equals(EXCEEDED)))
                .map(verdict -> verdict.principal().account())
                .distinct()
                .toArray(String[]::new);
        if (drifted.length > 0) {
            store.run(ALARM, Tuple.of(drifted, verdicts.watermark().atOffset(ZoneOffset.UTC), verdicts.tick()));
        }
    }

    private Map<Principal, Long> write(Verdicts verdicts, List<AccountVerdict> page) {
        Map<Principal, Long> sequences = new HashMap<>();
        for (Row row : store.run(KEEP, values(verdicts, page))) {
            String endUser = row.getString("end_user");
            sequences.put(
                    new Principal(row.getString("account"), endUser.equals(NO_END_USER) ? null : endUser),
                    row.getLong("sequence"));
        }
        return sequences;
    }

    private Tuple values(Verdicts verdicts, List<AccountVerdict> page) {
        return Tuple.from(List.of(
                column(page, verdict -> verdict.principal().account()),
                column(
                        page,
                        verdict ->
                                Objects.requireNonNullElse(verdict.principal().endUser(), NO_END_USER)),
                column(page, verdict -> verdict.level().name()),
                page.stream().map(AccountVerdict::score).toArray(Double[]::new),
                column(page, verdict -> json.write(Evidence.of(verdict.signals()))),
                column(page, verdict -> json.write(Counterfactual.of(verdict.counterfactuals()))),
                column(page, verdict -> json.write(verdict.campaigns())),
                verdicts.tick(),
                verdicts.watermark().atOffset(ZoneOffset.UTC),
                verdicts.policyVersion(),
                verdicts.baselineVersion()));
    }

    private static String[] column(List<AccountVerdict> page, Function<AccountVerdict, String> value) {
        return page.stream().map(value).toArray(String[]::new);
    }

    private static AccountRiskChanged changed(Verdicts verdicts, AccountVerdict verdict) {
        return new AccountRiskChanged(
                verdict.principal().account(),
                verdict.principal().endUser(),
                verdict.level().name(),
                verdict.previousLevel().name(),
                verdicts.tick(),
                verdicts.watermark(),
                verdict.score(),
                verdict.signals().stream().map(Signal::name).distinct().toList(),
                verdict.campaigns(),
                Evidence.of(verdict.signals()),
                Counterfactual.of(verdict.counterfactuals()),
                verdicts.policyVersion(),
                verdicts.baselineVersion());
    }
}
