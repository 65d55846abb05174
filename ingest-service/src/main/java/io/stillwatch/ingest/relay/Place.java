package io.stillwatch.ingest.relay;

/**
 * A place in store order: rows of one transaction stand together, transactions in the order of their ids.
 *
 * @param transaction an {@code xid8} as text
 */
record Place(String transaction, long seq) {}
