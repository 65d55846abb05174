package io.stillwatch.scoring.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.scoring.engine.Interaction.Content;
import io.stillwatch.scoring.engine.Interaction.Parameters;
import io.stillwatch.scoring.engine.Interaction.Usage;
import io.stillwatch.scoring.engine.Town.Operator;
import io.stillwatch.scoring.engine.statistics.Mix;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What costs a client next to nothing hides nobody. */
class DisguiseTest {
    private static final int PEOPLE = 160;
    private static final int HOURS = 40;
    private static final Operator ACME = Operator.of("acme", 20);

    private final Engine engine = new Engine(Policy.builtin(), Baseline.builtin());
    private final Map<String, RiskLevel> levels = new HashMap<>();

    @ParameterizedTest
    @EnumSource
    void a_campaign_that_disguises_every_call_is_at_high_risk_and_nobody_else(Disguise disguise) {
        for (int hour = 0; hour < HOURS; hour++) {
            play(Town.hour(hour, PEOPLE, ACME), disguise);
        }

        assertThat(levels).hasSize(20).allSatisfy((account, level) -> {
            assertThat(account).startsWith("acme-");
            assertThat(level).isEqualTo(RiskLevel.HIGH);
        });
    }

    private void play(Town.Hour hour, Disguise disguise) {
        hour.facts().forEach(engine::accept);
        hour.interactions().stream()
                .flatMap(one -> one.account().startsWith("acme") ? disguise.on(one) : Stream.of(one))
                .forEach(engine::accept);
        engine.close(hour.number(), hour.end())
                .accounts()
                .forEach(verdict -> levels.put(verdict.principal().account(), verdict.level()));
    }

    /** Makes a call look otherwise than one question for one long answer. */
    private enum Disguise {
        /** Comes after an exchange that never took place. */
        EXCHANGE,
        /** Has less room than what looks roomy. */
        BOUND,
        TOOL,
        CHOICES,
        /** All calls of an account have one conversation. */
        CONVERSATION,
        /** A word in the same conversation before the question. */
        GREETING,
        /** A word in the same conversation after the answer. */
        THANKS;

        private static final Parameters PLAIN = new Parameters(4096, 1, 0);

        Stream<Interaction> on(Interaction of) {
            Usage usage = of.usage();
            long conversation = of.conversation();
            return switch (this) {
                case EXCHANGE -> Stream.of(call(of, conversation, usage, PLAIN, 2));
                case BOUND -> Stream.of(call(of, conversation, usage, new Parameters(2047, 1, 0), 1));
                case TOOL -> Stream.of(call(of, conversation, usage, new Parameters(4096, 1, 1), 1));
                case CHOICES -> {
                    Usage twice = new Usage(usage.inputTokens(), 2 * usage.outputTokens(), 0);
                    yield Stream.of(call(of, conversation, twice, new Parameters(4096, 2, 0), 1));
                }
                case CONVERSATION -> Stream.of(call(of, Mix.of("always", of.account()), usage, PLAIN, 1));
                case GREETING -> Stream.of(word(of, new Usage(3, 8, 0), 1), call(of, conversation, usage, PLAIN, 2));
                case THANKS -> Stream.of(of, word(of, new Usage(usage.outputTokens(), 8, 0), 2));
            };
        }

        private static Interaction word(Interaction of, Usage usage, int turn) {
            Content said = new Content(turn, 1, Mix.of("a word"), Tags.EMPTY, Tags.EMPTY, Tags.EMPTY);
            return call(of, of.conversation(), usage, PLAIN, said);
        }

        private static Interaction call(Interaction of, long conversation, Usage usage, Parameters asked, int turn) {
            Content said = Objects.requireNonNull(of.content());
            Tags phrases = said.shingles();
            Content later =
                    new Content(turn, said.tokens(), said.digest(), phrases, said.exact(), said.systemShingles());
            return call(of, conversation, usage, asked, later);
        }

        private static Interaction call(
                Interaction of, long conversation, Usage usage, Parameters asked, Content content) {
            return new Interaction(
                    of.time(),
                    of.account(),
                    of.endUser(),
                    conversation,
                    of.model(),
                    usage,
                    asked,
                    of.client(),
                    content);
        }
    }
}
