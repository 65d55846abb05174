/** Forgets: whole days by age, and proves it place by place. */
@NullMarked
package io.stillwatch.ingest.retention;

import org.jspecify.annotations.NullMarked;
