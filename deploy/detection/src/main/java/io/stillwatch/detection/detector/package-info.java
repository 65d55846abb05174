/** Detectors side by side: the engine and the published methods it is compared with. */
@NullMarked
package io.stillwatch.detection.detector;

import org.jspecify.annotations.NullMarked;
