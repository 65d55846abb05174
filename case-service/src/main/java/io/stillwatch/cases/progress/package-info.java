/** How far the service is with what it was sent and with what it has to say. */
@NullMarked
package io.stillwatch.cases.progress;

import org.jspecify.annotations.NullMarked;
