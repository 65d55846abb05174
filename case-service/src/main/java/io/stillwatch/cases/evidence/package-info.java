/** What holds up when somebody doubts it: signed checkpoints, the keys to check them with, the exported bundle. */
@NullMarked
package io.stillwatch.cases.evidence;

import org.jspecify.annotations.NullMarked;
