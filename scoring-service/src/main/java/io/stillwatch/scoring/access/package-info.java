/** Who asks. */
@NullMarked
package io.stillwatch.scoring.access;

import org.jspecify.annotations.NullMarked;
