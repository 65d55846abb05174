/** Random commands to cases, and kills in the middle of them. */
@NullMarked
package io.stillwatch.e2e.soak.cases;

import org.jspecify.annotations.NullMarked;
