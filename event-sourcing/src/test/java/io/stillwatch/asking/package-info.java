/** How tests ask a running service and read its answers: with the client of the JDK and Jackson, without a library that compiles scripts. */
@NullMarked
package io.stillwatch.asking;

import org.jspecify.annotations.NullMarked;
