package io.stillwatch.local;

import io.stillwatch.local.speaking.ServiceClient;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** A service that runs somewhere else, and the token for it. Neither is ever repeated in a complaint, which ends in logs. */
final class Elsewhere {
    private static final String TOKEN = "STILLWATCH_TOKEN";
    private static final Pattern IN_A_HEADER = Pattern.compile("[!-~]+");
    private static final Set<String> SCHEMES = Set.of("http", "https");

    private Elsewhere() {}

    /**
     * Speaks with what is there.
     *
     * @throws IllegalArgumentException says what the address or the token lacks
     */
    static ServiceClient ingest(String url, Map<String, String> environment) {
        return new ServiceClient(address(url), token(environment));
    }

    private static URI address(String url) {
        try {
            var address = new URI(url);
            if (isService(address)) {
                return address;
            }
        } catch (URISyntaxException _) {
            // The same is lacking.
        }
        throw new IllegalArgumentException(
                "--url needs http:// or https://, a host, at most a port and no path, such as https://ingest.example.org:8443");
    }

    private static boolean isService(URI address) {
        return address.getScheme() != null
                && SCHEMES.contains(address.getScheme().toLowerCase(Locale.ROOT))
                && address.getHost() != null
                && address.getRawUserInfo() == null
                && address.getRawQuery() == null
                && address.getRawFragment() == null
                && Set.of("", "/").contains(address.getRawPath());
    }

    private static String token(Map<String, String> environment) {
        String token = environment.getOrDefault(TOKEN, "").strip();
        if (token.isEmpty()) {
            throw new IllegalArgumentException("With --url, " + TOKEN + " in the environment has to hold a token");
        }
        if (!IN_A_HEADER.matcher(token).matches()) {
            throw new IllegalArgumentException(
                    TOKEN + " has a blank, a line break or another character in it that no token has");
        }
        return token;
    }
}
