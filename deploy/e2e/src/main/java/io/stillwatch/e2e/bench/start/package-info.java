/** How long a service takes from nothing to ready, and what it holds in memory then. */
@NullMarked
package io.stillwatch.e2e.bench.start;

import org.jspecify.annotations.NullMarked;
