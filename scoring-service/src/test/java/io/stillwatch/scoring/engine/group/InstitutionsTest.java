package io.stillwatch.scoring.engine.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.scoring.engine.AccountFact;
import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.engine.Principal;
import io.stillwatch.scoring.engine.Tag;
import io.stillwatch.scoring.engine.account.Account;
import io.stillwatch.scoring.engine.account.Accounts;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstitutionsTest {
    private final Accounts accounts = new Accounts(Policy.builtin().sketches());

    @ParameterizedTest
    @CsvSource({
        // members, domain, organisation, verified, in review
        "3, campus.example.edu, , , true",
        "2, campus.example.edu, , , false",
        "3, mail.example, Acme, true, true",
        "3, mail.example, Acme, false, false",
        "3, mail.example, , , false",
    })
    void several_members_of_one_institution_are_in_review(
            int members, String domain, @Nullable String organization, @Nullable Boolean verified, boolean inReview) {
        List<Account> group = IntStream.range(0, members)
                .mapToObj(one -> member("member-" + one, domain, organization, verified))
                .toList();

        Institutions institutions = new Institutions(Policy.builtin().explaining(), group);

        assertThat(group).allMatch(member -> institutions.reviewOf(member).isPresent() == inReview);
        assertThat(institutions.reviewOf(member("somebody", "elsewhere.example", null, null)))
                .isEmpty();
    }

    private Account member(String name, String domain, @Nullable String organization, @Nullable Boolean verified) {
        Account account = accounts.at(new Principal(name, null));
        account.learn(
                new AccountFact(name, Instant.EPOCH, null, organization, verified, null, null, Tag.NONE, domain, null));
        return account;
    }
}
