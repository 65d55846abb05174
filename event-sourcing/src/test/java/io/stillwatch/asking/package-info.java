/** How tests ask a running service and read its answers: REST Assured sends, Jackson reads, since REST Assured compiles a script for each look into an answer. */
@NullMarked
package io.stillwatch.asking;

import org.jspecify.annotations.NullMarked;
