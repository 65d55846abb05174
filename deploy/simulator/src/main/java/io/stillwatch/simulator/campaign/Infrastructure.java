package io.stillwatch.simulator.campaign;

import io.stillwatch.simulator.Chance;
import io.stillwatch.simulator.behaviour.Connection;
import io.stillwatch.simulator.behaviour.Line;
import io.stillwatch.simulator.behaviour.Stack;
import io.stillwatch.simulator.behaviour.World;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** How operators reach the model. */
final class Infrastructure {
    private Infrastructure() {}

    /** All accounts from a few rented servers with one program. */
    static Setup<Connection> servers(int servers) {
        return operator -> {
            var chance = operator.chance().fork("servers");
            var shared = Connection.rotating(Line.dataCentres(chance, servers), Stack.library(chance));
            return (_, _) -> shared;
        };
    }

    /** Another exit of a proxy network for every request. */
    static Setup<Connection> rotatingProxies(int exits) {
        return operator -> {
            var proxies = Line.proxies(operator.chance().fork("proxies"), exits);
            return (_, chance) -> Connection.rotating(proxies, Stack.library(chance));
        };
    }

    /** A few household lines for each account, out of a pool that holds {@code perAccount} of them for every account. */
    static Setup<Connection> residentialPool(double perAccount, int used) {
        return operator -> {
            var chance = operator.chance().fork("pool");
            var size = (int) Math.max(used, operator.accounts() * perAccount);
            var pool = IntStream.range(0, size).mapToObj(_ -> Line.home(chance)).toList();
            return (_, own) -> Connection.rotating(some(pool, used, own), Stack.library(own));
        };
    }

    /** A household line of its own and a common browser. */
    static Setup<Connection> ownLines() {
        return _ -> (_, chance) -> Connection.fixed(Line.home(chance), Stack.browser(chance));
    }

    /** Part of the traffic leaves through a line that belongs to somebody else. */
    static Setup<Connection> partlyOver(Function<World, Line> victim, double share, Setup<Connection> otherwise) {
        return operator -> {
            var own = otherwise.by(operator);
            var line = victim.apply(operator.world());
            return (account, chance) ->
                    Connection.roaming(own.to(account, chance), Connection.fixed(line, Stack.library(chance)), share);
        };
    }

    private static List<Line> some(List<Line> pool, int number, Chance chance) {
        return IntStream.range(0, number).mapToObj(_ -> chance.pick(pool)).toList();
    }
}
