/** Policies and baselines: written down whole, tried beside live work, put into force by a second person at a tick that is written down. */
@NullMarked
package io.stillwatch.scoring.policy;

import org.jspecify.annotations.NullMarked;
