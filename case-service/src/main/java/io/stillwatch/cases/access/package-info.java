/** Who is asking. */
@NullMarked
package io.stillwatch.cases.access;

import org.jspecify.annotations.NullMarked;
