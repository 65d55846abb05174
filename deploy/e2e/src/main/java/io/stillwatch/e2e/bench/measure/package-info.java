/** What detectors said, held against the truth. */
@NullMarked
package io.stillwatch.e2e.bench.measure;

import org.jspecify.annotations.NullMarked;
