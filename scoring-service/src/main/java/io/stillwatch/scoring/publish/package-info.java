/** The bodies of the events that scoring publishes, and the relay that sends them. */
@NullMarked
package io.stillwatch.scoring.publish;

import org.jspecify.annotations.NullMarked;
