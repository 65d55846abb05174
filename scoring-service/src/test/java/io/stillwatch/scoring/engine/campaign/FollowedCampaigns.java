package io.stillwatch.scoring.engine.campaign;

import io.stillwatch.scoring.engine.AccountVerdict;
import io.stillwatch.scoring.engine.CampaignVerdict;
import io.stillwatch.scoring.engine.Family;
import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.engine.Principal;
import io.stillwatch.scoring.engine.Reasoning;
import io.stillwatch.scoring.engine.RiskLevel;
import io.stillwatch.scoring.engine.Signal;
import io.stillwatch.scoring.engine.account.Accounts;
import io.stillwatch.scoring.engine.group.Finding;
import io.stillwatch.scoring.engine.group.Finding.FoundMember;
import io.stillwatch.scoring.engine.group.Recognition;
import io.stillwatch.scoring.engine.group.Ways;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;

/** Campaigns hour by hour, as somebody who is told everything follows them. */
abstract class FollowedCampaigns {
    private static final int HOUR = 3600;
    private static final int START = 1_776_643_200;
    static final int MEMBERS = 10;
    static final int LOOK_BACK = 30 * 24;

    final Accounts accounts = new Accounts(Policy.builtin().sketches());
    Campaigns campaigns = new Campaigns(Policy.builtin(), accounts);
    Levels levels = new Levels();
    int closed;
    final List<CampaignVerdict> said = new ArrayList<>();
    final SortedMap<String, RiskLevel> risks = new TreeMap<>();

    @BeforeEach
    void people() {
        for (int number = 0; number <= 2 * MEMBERS; number++) {
            accounts.at(new Principal("account-" + number, null));
        }
    }

    static Instant at(int hour) {
        return Instant.ofEpochSecond(START + hour * HOUR);
    }

    CampaignVerdict lastOf(String id) {
        return said.stream()
                .filter(verdict -> verdict.id().equals(id))
                .reduce((_, later) -> later)
                .orElseThrow();
    }

    CampaignVerdict last() {
        return said.getLast();
    }

    void findUntil(int hour) {
        for (int now = 1; now <= hour; now++) {
            find(now, 0, MEMBERS);
        }
    }

    void missUntil(int hour) {
        for (int now = closed + 1; now <= hour; now++) {
            close(now, List.of());
        }
    }

    void find(int hour, int from, int to) {
        close(hour, List.of(finding(hour, from, to, 7)));
    }

    static Finding finding(int hour, int from, int to, long key) {
        return finding(hour, from, to, key, Optional.empty());
    }

    static Finding finding(int hour, int from, int to, long key, Optional<Signal> explanation) {
        SortedMap<Integer, FoundMember> members = new TreeMap<>();
        List<Signal> evidence = List.of(new Signal("shared-payment", Family.PAYMENT, 1, 0, 9, "Pays with a card."));
        for (int member = from; member < to; member++) {
            members.put(
                    member,
                    new FoundMember(true, START, START + hour * HOUR, 9, new Ways(true, false, false), evidence));
        }
        return new Finding(members, new TreeSet<>(List.of(key)), true, 3, 100, evidence, explanation, Reasoning.NONE);
    }

    void close(int hour, List<Finding> findings) {
        close(hour, findings, Recognition.NONE);
    }

    void close(int hour, List<Finding> findings, Recognition recognition) {
        closed = hour;
        said.addAll(campaigns.update(findings, recognition, hour, START + hour * HOUR));
        for (AccountVerdict verdict : levels.update(campaigns, accounts)) {
            risks.put(verdict.principal().account(), verdict.level());
        }
    }

    /** The phrases by which accounts are looked for as this hour closes. */
    Set<Long> askedAbout(int hour, Finding finding) {
        Set<Long> phrases = new TreeSet<>();
        close(hour, List.of(finding), (known, _, _) -> {
            phrases.addAll(known);
            return new TreeMap<>();
        });
        return phrases;
    }

    void restart() throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        campaigns.write(out);
        levels.write(out);
        var in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
        campaigns = Campaigns.read(in, Policy.builtin(), accounts);
        levels = Levels.read(in);
    }
}
