/** How an account that was acted on is heard: by somebody who had no part in it, and restored if it was wronged. */
@NullMarked
package io.stillwatch.cases.appeals;

import org.jspecify.annotations.NullMarked;
