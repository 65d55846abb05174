/** The read model that people work from: all cases, newest first, and each one in detail. */
@NullMarked
package io.stillwatch.cases.queue;

import org.jspecify.annotations.NullMarked;
