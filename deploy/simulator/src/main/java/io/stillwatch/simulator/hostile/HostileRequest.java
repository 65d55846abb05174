package io.stillwatch.simulator.hostile;

import java.util.Map;

/**
 * A request that nobody honest sends.
 *
 * @param what it tries, in a word or two
 * @param headers without a token
 */
@SuppressWarnings("ArrayRecordComponent") // made once, never compared
public record HostileRequest(String what, String path, Map<String, String> headers, byte[] body) {}
