/** Speaks with services over HTTP, and with people at a terminal. */
@NullMarked
package io.stillwatch.local.speaking;

import org.jspecify.annotations.NullMarked;
