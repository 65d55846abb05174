package io.stillwatch.ingest.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class LinkTest {
    @Test
    void a_link_leads_to_the_providers_own_view() {
        Link link = new Link(Optional.of("https://provider.example/{account}/requests?id={id}"));

        assertThat(link.to("a b/1&2", "acct_1")).hasValue("https://provider.example/acct_1/requests?id=a%20b%2F1%262");
    }

    @Test
    void without_a_template_there_is_none() {
        assertThat(new Link(Optional.empty()).to("i", "a")).isEmpty();
    }
}
