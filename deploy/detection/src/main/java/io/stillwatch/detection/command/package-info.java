/** Programs behind a name on the command line: benchmarks and soak tests. */
@NullMarked
package io.stillwatch.detection.command;

import org.jspecify.annotations.NullMarked;
