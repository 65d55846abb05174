/** Renders the Helm chart with Helm itself and holds every document to what a cluster would say about it. */
@NullMarked
package io.stillwatch.chart;

import org.jspecify.annotations.NullMarked;
