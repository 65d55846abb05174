/** Primitive tables: what the engine holds by the million fits into arrays. */
@NullMarked
package io.stillwatch.scoring.engine.table;

import org.jspecify.annotations.NullMarked;
