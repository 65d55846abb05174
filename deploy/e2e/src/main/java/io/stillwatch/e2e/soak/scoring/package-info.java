/** scoring-service, alone and in two instances that share the account stage, is killed; its verdicts are what they would have been anyway. */
@NullMarked
package io.stillwatch.e2e.soak.scoring;

import org.jspecify.annotations.NullMarked;
