package io.stillwatch.cases.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountNameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "acct_z1",
                "So does acct_z1.",
                "acct_z1, acct_z2",
                "acct_z10, acct_z1",
                "(acct_z1)",
                "acct_z1: a class",
                "'acct_z1'",
                "acct_z1:u_88 seen",
                "mail acct_z1@example.org",
                "acct_z1-b",
                "team.acct_z1",
                "http://example.org/acct_z1/u_88"
            })
    void a_name_is_found(String text) {
        assertThat(new AccountName("acct_z1").isIn(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"acct_z10", "xacct_z1", "my_acct_z1", "acct_z1_b", "acct_z1é", "éacct_z1", "acct_z"})
    void not_in_another(String text) {
        assertThat(new AccountName("acct_z1").isIn(text)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/accounts/acct_z1/cases,true",
        "/v1/accounts/acct%5Fz1/cases,true",
        "/v1/cases?q=acct_z1&limit=5,true",
        "/v1/accounts/acct_z10/cases,false",
        "/v1/cases?q=acct_z10,false"
    })
    void a_look_names_it_by_path_or_query(String resource, boolean names) {
        assertThat(AuditRows.names(resource, "acct_z1")).isEqualTo(names);
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/accounts/Acme%20Corp=1/cases,true",
        "/v1/accounts/Acme%20Corp%3D1/cases,true",
        "/v1/cases?q=Acme+Corp%3D1,true",
        "/v1/cases?limit=5&q=Acme%20Corp=1,true",
        "/v1/accounts/Acme+Corp=1/cases,false",
        "/v1/cases?q=Acme%2BCorp=1,false"
    })
    void a_look_names_one_with_blanks(String resource, boolean names) {
        assertThat(AuditRows.names(resource, "Acme Corp=1")).isEqualTo(names);
    }
}
