package io.stillwatch.simulator.hostile;

import java.util.Map;

/**
 * A request that nobody honest sends.
 *
 * @param what it tries, in a word or two
 * @param headers without a token
 * @param again headers that stand there a second time
 */
@SuppressWarnings("ArrayRecordComponent") // made once, never compared
public record HostileRequest(
        String what, String path, Map<String, String> headers, Map<String, String> again, byte[] body) {

    HostileRequest(String what, String path, Map<String, String> headers, byte[] body) {
        this(what, path, headers, Map.of(), body);
    }
}
