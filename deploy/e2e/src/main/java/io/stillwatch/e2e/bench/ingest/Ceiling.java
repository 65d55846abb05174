package io.stillwatch.e2e.bench.ingest;

/**
 * What a part can do when it has the machine to itself.
 *
 * @param perSecond interactions a second by the clock, all processors at work
 * @param micros CPU time of an interaction, the servers' included
 */
record Ceiling(String part, double perSecond, double micros) {}
