/** How far scoring has come. */
@NullMarked
package io.stillwatch.scoring.progress;

import org.jspecify.annotations.NullMarked;
