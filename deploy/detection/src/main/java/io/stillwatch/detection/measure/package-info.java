/** What detectors said, held against the truth. */
@NullMarked
package io.stillwatch.detection.measure;

import org.jspecify.annotations.NullMarked;
