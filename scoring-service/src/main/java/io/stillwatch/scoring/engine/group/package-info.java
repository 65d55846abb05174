/** From suspect keys to groups: who is joined, who belongs, and whether the group could be chance or honest work. */
@NullMarked
package io.stillwatch.scoring.engine.group;

import org.jspecify.annotations.NullMarked;
