/** Reactions to what scoring publishes about campaigns. */
@NullMarked
package io.stillwatch.cases.intake;

import org.jspecify.annotations.NullMarked;
