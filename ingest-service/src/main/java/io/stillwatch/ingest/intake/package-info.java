/** Takes bodies in: within limits, whatever was sent, and answers for each line. */
@NullMarked
package io.stillwatch.ingest.intake;

import org.jspecify.annotations.NullMarked;
