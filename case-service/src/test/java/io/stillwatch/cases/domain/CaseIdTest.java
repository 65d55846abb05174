package io.stillwatch.cases.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CaseIdTest {

    @Test
    void a_campaign_has_one_case_by_construction() {
        assertThat(CaseId.ofCampaign("cmp_00f3a1b2c4d5e6f7")).contains(new CaseId("case_00f3a1b2c4d5e6f7"));
        assertThat(new CaseId("case_00f3a1b2c4d5e6f7").campaign()).isEqualTo("cmp_00f3a1b2c4d5e6f7");
    }

    @Test
    void what_is_no_id_names_nothing() {
        assertThat(CaseId.named("case_00F3")).isEmpty();
        assertThat(CaseId.named("case_00f3a1b2c4d5e6f7\u0000")).isEmpty();
        assertThat(CaseId.ofCampaign("case_00f3a1b2c4d5e6f7")).isEmpty();
    }
}
