/** What the world outside learns of a case. */
@NullMarked
package io.stillwatch.cases.publish;

import org.jspecify.annotations.NullMarked;
