package io.stillwatch.scoring.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.stillwatch.eventsourcing.ProblemException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PolicyRequestTest {

    @Test
    void what_is_missing_or_of_another_kind_is_said_of_the_field_that_it_is() {
        assertRefused(null, Given.json("{}"), "'basedOn' is missing.");
        assertRefused("builtin-7", null, "'settings' is missing.");
        assertRefused("builtin-7", Given.json("[]"), "'settings' is an object.");
    }

    private static void assertRefused(@Nullable String basedOn, @Nullable JsonNode settings, String detail) {
        assertThatThrownBy(() -> PolicyRequest.checked(new PolicyRequest("mine", basedOn, settings, "a test")))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.problem().detail()).isEqualTo(detail));
    }
}
