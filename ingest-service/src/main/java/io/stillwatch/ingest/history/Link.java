package io.stillwatch.ingest.history;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Where the provider shows an interaction with its text, which is not kept here.
 *
 * @param template an address with {@code {id}} and {@code {account}} in it; empty if the provider shows none
 */
public record Link(Optional<String> template) {

    Optional<String> to(String id, String account) {
        return template.map(address -> address.replace("{id}", encoded(id)).replace("{account}", encoded(account)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
