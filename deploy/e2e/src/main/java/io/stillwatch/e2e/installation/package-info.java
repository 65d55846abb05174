/** One service alone on real servers, for benchmarks and soak tests. */
@NullMarked
package io.stillwatch.e2e.installation;

import org.jspecify.annotations.NullMarked;
