/** Who belongs to a case, and to which cases an account belongs. */
@NullMarked
package io.stillwatch.cases.members;

import org.jspecify.annotations.NullMarked;
