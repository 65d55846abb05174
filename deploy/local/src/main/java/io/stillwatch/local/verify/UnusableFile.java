package io.stillwatch.local.verify;

/** A file was given that is not what it has to be; nothing is said about the bundle. The message is for a person. */
public final class UnusableFile extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnusableFile(String message) {
        super(message);
    }

    UnusableFile(String message, Exception cause) {
        super(message, cause);
    }
}
