package io.stillwatch.scoring.allowance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stillwatch.eventsourcing.ProblemException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowanceRequestTest {

    private static final String SOON = "2100-01-01T00:00:00Z";

    @ParameterizedTest
    @ValueSource(strings = {"a\u0007b", "a\u0000b", "..", ".", " ", ""})
    void nothing_is_declared_of_a_name_that_no_account_can_have(String account) {
        refused(account, SOON, "'account'");
    }

    @Test
    void nothing_is_declared_of_a_name_that_is_too_long() {
        refused("漢".repeat(513), SOON, "'account'");
        assertThat(AllowanceRequest.checked(use("漢".repeat(512), SOON)).account())
                .hasSize(512);
    }

    @Test
    void a_text_is_as_long_as_its_characters_are_many() {
        String longest = "😀".repeat(2_000);

        assertThat(AllowanceRequest.checked(use("acct_1", SOON, longest)).reason())
                .isEqualTo(longest);
        assertThatThrownBy(() -> AllowanceRequest.checked(use("acct_1", SOON, longest + "😀")))
                .isInstanceOf(ProblemException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+300000-01-01T00:00:00Z", "-5000-01-01T00:00:00Z"})
    void nothing_is_declared_until_a_time_that_the_store_does_not_have(String until) {
        refused("acct_1", until, "'until'");
    }

    private static void refused(String account, String until, String field) {
        assertThatThrownBy(() -> AllowanceRequest.checked(use(account, until)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.problem().detail()).contains(field));
    }

    private static AllowanceRequest use(String account, String until) {
        return use(account, until, "a test");
    }

    private static AllowanceRequest use(String account, String until, String reason) {
        return new AllowanceRequest(account, "research", "a lead", 5, Instant.parse(until), reason);
    }
}
