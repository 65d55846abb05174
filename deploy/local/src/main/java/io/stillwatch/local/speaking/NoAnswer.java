package io.stillwatch.local.speaking;

/** A service that was not reached, or did not answer in time: what it has done is not known. */
public final class NoAnswer extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    NoAnswer(String message, Throwable cause) {
        super(message, cause);
    }
}
