package io.stillwatch.cases.domain;

/**
 * Who gives a command.
 *
 * @param id the pseudonymous subject of the token
 * @param lead whether this person leads investigations, and may act in another's case
 */
public record Actor(String id, boolean lead) {}
