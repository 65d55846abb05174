/** Where scoring starts from after a restart: the engine's state and the offsets that belong to it, kept together. */
@NullMarked
package io.stillwatch.scoring.checkpoint;

import org.jspecify.annotations.NullMarked;
