/** Campaigns and their members: kept per tick, published, read. */
@NullMarked
package io.stillwatch.scoring.campaigns;

import org.jspecify.annotations.NullMarked;
