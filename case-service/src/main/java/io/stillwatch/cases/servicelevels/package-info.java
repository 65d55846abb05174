/** How long cases take from one point to the next, and how decisions fare in appeals. */
@NullMarked
package io.stillwatch.cases.servicelevels;

import org.jspecify.annotations.NullMarked;
