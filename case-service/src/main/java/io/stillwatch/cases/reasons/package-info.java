/** Why something was done, in two texts: one for those who work on the case, one for the account it was done to. */
@NullMarked
package io.stillwatch.cases.reasons;

import org.jspecify.annotations.NullMarked;
