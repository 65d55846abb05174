package io.stillwatch.cases.enforcement;

import io.stillwatch.cases.EndUser;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody whom a request names and who is no member of the case.
 *
 * @param list the request's list that names them
 * @param place where in it, from 0
 */
record Stranger(
        String list, int place, String account, @Nullable String endUser) {

    static Stranger read(Object[] row) {
        return new Stranger(
                (String) row[0], ((Number) row[1]).intValue(), (String) row[2], EndUser.named((String) row[3]));
    }

    String where() {
        return "%s[%d]".formatted(list, place);
    }

    /** The accounts that were named as such, each once. */
    static List<String> accounts(List<Stranger> strangers) {
        return in("accounts", strangers).stream()
                .map(Stranger::account)
                .distinct()
                .toList();
    }

    /** The members that were named one by one, each once. */
    static List<NamedMember> members(List<Stranger> strangers) {
        return in("members", strangers).stream()
                .map(stranger -> new NamedMember(stranger.account, stranger.endUser))
                .distinct()
                .toList();
    }

    private static List<Stranger> in(String list, List<Stranger> strangers) {
        return strangers.stream().filter(stranger -> stranger.list.equals(list)).toList();
    }
}
