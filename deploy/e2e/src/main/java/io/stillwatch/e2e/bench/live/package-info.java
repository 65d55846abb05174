/** scoring-service at work: traffic flows at the pace of the clock, hours close meanwhile, and a gateway looks risks up. */
@NullMarked
package io.stillwatch.e2e.bench.live;

import org.jspecify.annotations.NullMarked;
