package io.stillwatch.ingest.otlp;

import java.util.List;

/**
 * What an installation says about its senders. Each list is tried in order, on the record and then on its resource.
 *
 * @param account attributes that name the account
 * @param endUser attributes that name whom an account serves
 * @param credential attributes that name the key in use
 * @param contentInEvents whether prompts come in log events only: then a span without content is left to its event
 */
public record Senders(List<String> account, List<String> endUser, List<String> credential, boolean contentInEvents) {}
