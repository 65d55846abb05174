/** What the engine costs: time by stage, memory by account and key, and how both grow. */
@NullMarked
package io.stillwatch.detection.engine;

import org.jspecify.annotations.NullMarked;
