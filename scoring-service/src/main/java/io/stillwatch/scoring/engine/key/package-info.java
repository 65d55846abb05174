/** Link keys: what accounts share, who shares it, and whether its users are abnormally extraction-like and un-established. */
@NullMarked
package io.stillwatch.scoring.engine.key;

import org.jspecify.annotations.NullMarked;
