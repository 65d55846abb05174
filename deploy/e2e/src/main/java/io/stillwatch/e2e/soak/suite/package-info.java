/** The whole suite under traffic, while its instances are replaced or its database is lost. */
@NullMarked
package io.stillwatch.e2e.soak.suite;

import org.jspecify.annotations.NullMarked;
