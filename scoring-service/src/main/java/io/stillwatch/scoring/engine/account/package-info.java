/** What is known of each principal, and the rule that calls one interaction extraction-like. */
@NullMarked
package io.stillwatch.scoring.engine.account;

import org.jspecify.annotations.NullMarked;
