package io.stillwatch.local;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;

/** The generated passwords of all database roles, kept in one private file. */
final class Passwords {

    private static final int BYTES = 24;

    private final Properties byRole = new Properties();

    Passwords(Path file, List<String> roles) {
        byte[] kept = new PrivateFile(file).readOrCreate(() -> generate(roles));
        try {
            byRole.load(new StringReader(new String(kept, StandardCharsets.UTF_8)));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Hexadecimal digits only, so that it needs no quoting anywhere. */
    String of(String role) {
        String password = byRole.getProperty(role);
        if (password == null) {
            throw new IllegalStateException("No password is kept for " + role);
        }
        return password;
    }

    private static byte[] generate(List<String> roles) {
        var random = new SecureRandom();
        return roles.stream()
                .map(role -> role + "=" + password(random) + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String password(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
