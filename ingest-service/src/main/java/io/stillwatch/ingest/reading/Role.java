package io.stillwatch.ingest.reading;

import java.util.Locale;

/** Whose message it is. Providers write roles in either case, and some have words of their own. */
public enum Role {
    USER,
    SYSTEM,
    /** The model's side: its earlier answers, and what its tools answered. */
    OTHER;

    /** The role by that name. */
    public static Role named(String name) {
        return switch (name.strip().toLowerCase(Locale.ROOT)) {
            case "user", "human" -> USER;
            case "system", "developer" -> SYSTEM;
            default -> OTHER;
        };
    }

    /** As messages have it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
