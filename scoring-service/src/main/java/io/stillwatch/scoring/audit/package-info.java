/** Principals drawn at random for people to look at without knowing the verdict: how often verdicts are right is measured on these. */
@NullMarked
package io.stillwatch.scoring.audit;

import org.jspecify.annotations.NullMarked;
