/** Looking at personal data leaves a trace. */
@NullMarked
package io.stillwatch.cases.audit;

import org.jspecify.annotations.NullMarked;
