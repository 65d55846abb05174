package io.stillwatch.cases.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An answer that is kept forgets an account and its end users wherever they stand, and nobody else. */
class KeptAnswerTest {

    private static final Nobody NOBODY = new Nobody("erased:0", "secret");

    private final KeptAnswer kept = new KeptAnswer("acct_1", NOBODY);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"account\":\"acct_1\",\"endUser\":\"max\"}",
                "{\"endUser\":\"max\",\"of\":\"acct_1\"}",
                "{\"items\":[{\"item\":1,\"account\":\"acct_1\",\"endUser\":\"max\"}]}",
                "{\"account\":\"acct_1\",\"measures\":[{\"who\":{\"endUser\":\"max\"}}]}",
                "{\"acct_1\":{\"endUser\":\"max\"}}"
            })
    void wherever_they_stand(String body) {
        assertThat(kept.without(body)).doesNotContain("acct_1", "max").contains("erased:0", NOBODY.endUser("max"));
    }

    @Test
    void whoever_belongs_to_another_account_stays() {
        String body =
                "{\"items\":[{\"account\":\"acct_1\",\"endUser\":\"max\"},{\"account\":\"acct_12\",\"endUser\":\"max\"}]}";

        assertThat(kept.without(body))
                .contains("{\"account\":\"acct_12\",\"endUser\":\"max\"}")
                .contains("{\"account\":\"erased:0\",\"endUser\":\"" + NOBODY.endUser("max") + "\"}");
    }

    @Test
    void whatever_else_was_answered_stays_as_it_was() {
        String body = "{\"sequence\":3,\"rate\":0.25,\"endUser\":null,\"open\":true,\"text\":\"about acct_1\"}";

        assertThat(kept.without(body)).isEqualTo(body);
    }
}
