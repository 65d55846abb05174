/** Uses that the provider knows of and vouches for: they keep accounts in review, for as long and as much as was declared. */
@NullMarked
package io.stillwatch.scoring.allowance;

import org.jspecify.annotations.NullMarked;
