package io.stillwatch.simulator.behaviour;

import io.stillwatch.simulator.Chance;
import io.stillwatch.simulator.Interaction.Client;
import java.util.List;

/** Client software as a server sees it: its name and its TLS fingerprint (JA4). Popular ones have many users. */
public record Stack(String userAgent, String ja4) {
    private static final List<Stack> BROWSERS = List.of(
            named("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/146.0.0.0 Safari/537.36"),
            named("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/19.3 Safari/605.1.15"),
            named("Mozilla/5.0 (X11; Linux x86_64; rv:149.0) Gecko/20100101 Firefox/149.0"),
            named("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:149.0) Gecko/20100101 Firefox/149.0"));
    private static final List<Stack> PHONES = List.of(
            named("Mozilla/5.0 (iPhone; CPU iPhone OS 19_3 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148"),
            named("Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 Chrome/146.0.0.0 Mobile Safari/537.36"));
    private static final List<Stack> LIBRARIES = List.of(
            named("llm-python/2.14.0"),
            named("llm-python/2.11.3"),
            named("llm-node/5.3.1"),
            named("llm-java/1.8.0"),
            named("python-requests/2.32.5"),
            named("aiohttp/3.13.2"),
            named("Go-http-client/2.0"));

    /** The same name always has the same TLS fingerprint, as one build of a program has. */
    public static Stack named(String userAgent) {
        var chance = new Chance(0).fork(userAgent);
        var ja4 = "t13d" + chance.between(12, 19) + "1" + chance.between(0, 6) + "h2_" + Ids.hex(chance, 12) + "_"
                + Ids.hex(chance, 12);
        return new Stack(userAgent, ja4);
    }

    public static Stack browser(Chance chance) {
        return chance.pick(BROWSERS);
    }

    public static Stack phone(Chance chance) {
        return chance.pick(PHONES);
    }

    public static Stack library(Chance chance) {
        return chance.pick(LIBRARIES);
    }

    Client over(Line line) {
        return new Client(line.address(), line.asn(), userAgent, ja4);
    }
}
