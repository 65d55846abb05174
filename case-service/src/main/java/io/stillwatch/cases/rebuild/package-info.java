/** What people look at is made from events alone: thrown away and made again, stream by stream, while the service runs. */
@NullMarked
package io.stillwatch.cases.rebuild;

import org.jspecify.annotations.NullMarked;
