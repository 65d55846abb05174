/** Forgets one account wherever this service keeps it. */
@NullMarked
package io.stillwatch.ingest.erasure;

import org.jspecify.annotations.NullMarked;
