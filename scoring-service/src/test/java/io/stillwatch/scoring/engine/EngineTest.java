package io.stillwatch.scoring.engine;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.scoring.engine.CampaignVerdict.Status;
import io.stillwatch.scoring.engine.Town.Operator;
import io.stillwatch.scoring.engine.statistics.Mix;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EngineTest {
    private static final int PEOPLE = 160;
    private static final Operator ACME = Operator.of("acme", 20);

    private final Engine engine = new Engine(Policy.builtin(), Baseline.builtin());
    private final List<CampaignVerdict> campaigns = new ArrayList<>();
    private final Map<String, AccountVerdict> accounts = new HashMap<>();

    @Test
    void people_alone_make_no_campaign() {
        play(0, 60);

        assertThat(campaigns).isEmpty();
        assertThat(accounts).isEmpty();
    }

    @Test
    void a_campaign_is_watched_within_hours_and_announced_when_it_has_stood_a_day() {
        play(0, 40, ACME);

        CampaignVerdict watched = campaigns.getFirst();
        CampaignVerdict announced = firstWith(Status.ANNOUNCED);
        assertThat(watched.status()).isEqualTo(Status.WATCH);
        assertThat(watched.watchedSince()).isBefore(Town.START.plus(Duration.ofHours(6)));
        assertThat(announced.id()).isEqualTo(watched.id());
        assertThat(announced.announcedAt()).isEqualTo(watched.watchedSince().plus(Duration.ofHours(24)));
        assertThat(names(announced.members())).hasSize(20).allMatch(name -> name.startsWith("acme-"));
    }

    @Test
    void members_are_at_medium_risk_while_watched_and_at_high_risk_when_announced() {
        play(0, 20, ACME);
        assertThat(accounts).hasSize(20);
        assertThat(accounts.values()).allMatch(verdict -> verdict.level() == RiskLevel.MEDIUM);

        play(20, 40, ACME);
        assertThat(accounts.values()).allMatch(verdict -> verdict.level() == RiskLevel.HIGH);
        assertThat(acme3().previousLevel()).isEqualTo(RiskLevel.MEDIUM);
        assertThat(acme3().campaigns()).containsExactly(campaigns.getFirst().id());
    }

    @Test
    void of_those_who_call_on_two_days_others_are_drawn_on_the_second() {
        play(0, 40, ACME);
        int first = Math.toIntExact(Town.START.getEpochSecond() / 86_400);
        assertThat(suspects(first, 40)).hasSize(20).isEqualTo(suspects(first + 1, 40));

        assertThat(suspects(first, 10)).hasSize(5).isNotEqualTo(suspects(first + 1, 10));
    }

    private Set<Principal> suspects(int day, int drawn) {
        return engine.draw(day, drawn).drawn().stream()
                .filter(Draw.Drawn::suspected)
                .map(Draw.Drawn::principal)
                .collect(toSet());
    }

    @Test
    void what_is_found_comes_with_evidence_of_several_families() {
        play(0, 40, ACME);

        assertThat(firstWith(Status.ANNOUNCED).evidence())
                .extracting(Signal::family)
                .contains(Family.CONTENT, Family.LIFE_CYCLE, Family.PAYMENT, Family.NETWORK, Family.BEHAVIOUR);
        assertThat(acme3().signals())
                .extracting(Signal::name)
                .contains("shared-rare-phrases", "shared-payment", "shared-proxy-ip");
    }

    @Test
    void two_operators_are_two_campaigns() {
        play(0, 40, ACME, Operator.of("bolt", 15));

        Set<String> ids = new HashSet<>();
        campaigns.forEach(campaign -> ids.add(campaign.id()));
        assertThat(ids).hasSize(2);
    }

    @Test
    void a_campaign_that_falls_silent_and_returns_keeps_its_id() {
        play(0, 30, ACME);
        String id = campaigns.getFirst().id();
        for (int day = 1; day <= 33; day++) {
            close(30 + 24 * day);
        }
        assertThat(campaigns.getLast().quiet()).isTrue();
        assertThat(accounts.values()).allMatch(verdict -> verdict.level() == RiskLevel.LOW);

        play(31 + 24 * 33, 40 + 24 * 33, ACME);

        assertThat(campaigns.getLast().quiet()).isFalse();
        assertThat(campaigns).extracting(CampaignVerdict::id).containsOnly(id);
    }

    @Test
    void a_card_and_addresses_alone_convict_nobody() {
        for (int hour = 0; hour < 48; hour++) {
            accept(Town.hour(hour, PEOPLE));
            if (hour == 0) {
                Town.facts(0, ACME).forEach(engine::accept);
            }
            for (int one = 0; one < 20; one++) {
                String account = "acme-" + one;
                long chance = Mix.of(account, "" + hour);
                long proxy = Mix.of("proxy", "" + Mix.below(4, chance));
                engine.accept(Town.interaction(hour, account, proxy, 90, Town.phrases(account, hour), chance));
            }
            close(hour);
        }

        assertThat(accounts).isEmpty();
    }

    @Test
    void a_stolen_card_convicts_no_owner_of_long_standing() {
        playBeside("owner", 1200, 4242);

        assertThat(acme3().level()).isEqualTo(RiskLevel.HIGH);
        assertThat(accounts.get("owner"))
                .isNotNull()
                .extracting(AccountVerdict::level)
                .isEqualTo(RiskLevel.MEDIUM);
    }

    @Test
    void an_old_account_on_a_card_and_an_address_of_a_campaign_is_a_member_in_full() {
        playBeside("bought", 1200, Mix.of("proxy of acme", "1"));

        assertThat(accounts.get("bought"))
                .isNotNull()
                .extracting(AccountVerdict::level)
                .isEqualTo(RiskLevel.HIGH);
    }

    /** An account that one of the campaign's cards pays for asks for long answers, in words of its own, from one address. */
    private void playBeside(String account, int ageInDays, long address) {
        engine.accept(Town.fact(account, ageInDays, Mix.of("card of acme", "0")));
        for (int hour = 0; hour < 40; hour++) {
            long chance = Mix.of(account, "" + hour);
            engine.accept(Town.interaction(hour, account, address, 900, Town.phrases(account, hour), chance));
            play(hour, hour + 1, ACME);
        }
    }

    @Test
    void a_template_that_established_customers_share_is_no_campaign() {
        play(0, 48, new Operator("vendor", 40, "vendor", 40, 2, 300, 15));

        assertThat(accounts).isEmpty();
    }

    private AccountVerdict acme3() {
        return Objects.requireNonNull(accounts.get("acme-3"));
    }

    private void play(int from, int to, Operator... operators) {
        for (int hour = from; hour < to; hour++) {
            accept(Town.hour(hour, PEOPLE, operators));
            close(hour);
        }
    }

    private void accept(Town.Hour hour) {
        hour.facts().forEach(engine::accept);
        hour.interactions().forEach(engine::accept);
    }

    private void close(int hour) {
        Verdicts verdicts = engine.close(hour, Town.START.plus(Duration.ofHours(hour + 1L)));
        campaigns.addAll(verdicts.campaigns());
        verdicts.accounts().forEach(verdict -> accounts.put(verdict.principal().account(), verdict));
    }

    private CampaignVerdict firstWith(Status status) {
        return campaigns.stream()
                .filter(campaign -> campaign.status() == status)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> names(List<CampaignVerdict.Member> members) {
        return members.stream().map(member -> member.principal().account()).toList();
    }
}
