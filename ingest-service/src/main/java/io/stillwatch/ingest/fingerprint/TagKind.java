package io.stillwatch.ingest.fingerprint;

/**
 * What a tag stands for. The kind is the first byte under the MAC, so that equal text in different places gives unrelated tags. The numbers
 * are part of every stored tag: never change one.
 */
public enum TagKind {
    CREDENTIAL(1),
    CONVERSATION(2),
    REASONING_REFERENCE(3),
    ADDRESS(4),
    NETWORK(5),
    STACK(6),
    PAYMENT(7),
    INPUT(8),
    PHRASE(9),
    SYSTEM_INPUT(10),
    SYSTEM_PHRASE(11),
    REFUSED(12);

    private final byte prefix;

    TagKind(int prefix) {
        this.prefix = (byte) prefix;
    }

    byte prefix() {
        return prefix;
    }
}
