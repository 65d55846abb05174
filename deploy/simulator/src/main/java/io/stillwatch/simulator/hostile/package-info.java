/** Requests that nobody honest sends, by seed. */
@NullMarked
package io.stillwatch.simulator.hostile;

import org.jspecify.annotations.NullMarked;
