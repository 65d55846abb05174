package io.stillwatch.scoring.engine.key;

import io.stillwatch.scoring.engine.statistics.Mix;
import java.util.List;

/** What two accounts can share. */
public enum KeyType {
    /** A 5-gram of the prompt. */
    PHRASE(1),
    /** A 5-gram of the system prompt. */
    SYSTEM(2),
    /** A full client address. */
    ADDRESS(3),
    /** A payment instrument. */
    CARD(4);

    private static final List<KeyType> ALL = List.of(values());

    private final int code;

    KeyType(int code) {
        this.code = code;
    }

    /** The key of a tag; tags of different types never meet. */
    public long key(long tag) {
        long key = Mix.of(code, tag);
        return key == 0 ? 1 : key;
    }

    public boolean isContent() {
        return this == PHRASE || this == SYSTEM;
    }

    public int code() {
        return code;
    }

    public static KeyType ofCode(int code) {
        for (KeyType type : ALL) {
            if (type.code == code) {
                return type;
            }
        }
        throw new IllegalArgumentException("no key type " + code);
    }
}
