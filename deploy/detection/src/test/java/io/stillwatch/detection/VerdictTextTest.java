package io.stillwatch.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.scoring.engine.AccountVerdict;
import io.stillwatch.scoring.engine.Counterfactual;
import io.stillwatch.scoring.engine.Family;
import io.stillwatch.scoring.engine.Principal;
import io.stillwatch.scoring.engine.RiskLevel;
import io.stillwatch.scoring.engine.Signal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTextTest {
    @Test
    void a_verdict_is_read_out_with_its_numbers_and_what_would_be_left_without_a_family() {
        var printed = new ByteArrayOutputStream();

        new VerdictText(new PrintStream(printed, true, StandardCharsets.UTF_8)).account(verdict());

        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("acct_1, level HIGH, score 0.950")
                .contains("shared-payment         payment       1.00      0.00          6.40")
                .contains("      Pays with 1 payment instrument that the group shares.")
                .contains("  stands  Without the shared payment instruments it would still be a member.");
    }

    private static AccountVerdict verdict() {
        return new AccountVerdict(
                new Principal("acct_1", null),
                RiskLevel.HIGH,
                RiskLevel.MEDIUM,
                0.95,
                List.of(new Signal(
                        "shared-payment",
                        Family.PAYMENT,
                        1,
                        0,
                        6.4,
                        "Pays with 1 payment instrument that the group shares.")),
                List.of(new Counterfactual(
                        Family.PAYMENT, true, "Without the shared payment instruments it would still be a member.")),
                List.of("cmp_1"));
    }
}
