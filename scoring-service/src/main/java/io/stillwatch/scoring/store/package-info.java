/** The worker's side of the database: one connection, which also holds the lock, and statements that wait. */
@NullMarked
package io.stillwatch.scoring.store;

import org.jspecify.annotations.NullMarked;
