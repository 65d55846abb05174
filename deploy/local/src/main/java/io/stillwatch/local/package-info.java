/**
 * The whole suite on one machine: a real PostgreSQL, a real Kafka broker and the packaged services, all on loopback and all with
 * their data in one folder. Tests of every module start the same classes that the launcher starts.
 */
@NullMarked
package io.stillwatch.local;

import org.jspecify.annotations.NullMarked;
