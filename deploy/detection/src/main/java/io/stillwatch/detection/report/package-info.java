/** Results as tables and plots, for a terminal, for the docs and for a browser. */
@NullMarked
package io.stillwatch.detection.report;

import org.jspecify.annotations.NullMarked;
