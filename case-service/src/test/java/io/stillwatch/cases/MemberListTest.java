package io.stillwatch.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.cases.MemberList.Line;
import io.stillwatch.cases.MemberList.Member;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The order of a list says nothing of the names on it. */
class MemberListTest {

    private static final Instant SINCE = Instant.parse("2026-04-23T13:00:05Z");

    private final List<String> joined = named(100, 160);
    private final List<String> left = named(160, 200);

    @Test
    void who_is_listed_between_two_neighbours_by_name_has_not_their_neighbours_places() {
        List<String> listed = accounts(new Salts("a secret"));

        assertThat(listed.subList(0, 60)).containsExactlyInAnyOrderElementsOf(joined);
        assertThat(listed.subList(60, 100)).containsExactlyInAnyOrderElementsOf(left);
        assertThat(neighbours(listed)).isLessThan(10);
    }

    @Test
    void the_order_is_drawn_anew_with_each_secret_and_is_the_same_with_the_same() {
        assertThat(accounts(new Salts("one")))
                .isEqualTo(accounts(new Salts("one")))
                .isNotEqualTo(accounts(new Salts("another")));
    }

    /** How often the next line has the next name. */
    private static long neighbours(List<String> listed) {
        return IntStream.range(1, listed.size())
                .filter(place -> number(listed.get(place)) == number(listed.get(place - 1)) + 1)
                .count();
    }

    private static int number(String account) {
        return Integer.parseInt(account.substring("acct_".length()));
    }

    private List<String> accounts(Salts salts) {
        return new MemberList("case_00f3a1b2c4d5e6f7/1", members(joined), members(left), salts)
                .lines().stream().map(Line::account).toList();
    }

    private static List<Member> members(List<String> accounts) {
        return accounts.stream().map(account -> new Member(account, "", SINCE)).toList();
    }

    private static List<String> named(int from, int to) {
        return IntStream.range(from, to).mapToObj("acct_%d"::formatted).toList();
    }
}
