/** Campaigns with ids that stay: watched first, announced when they have stood, quiet when their members are gone. */
@NullMarked
package io.stillwatch.scoring.engine.campaign;

import org.jspecify.annotations.NullMarked;
