/** What people decided: taken from the events of case-service, and put into force at a tick that is written down. */
@NullMarked
package io.stillwatch.scoring.ruling;

import org.jspecify.annotations.NullMarked;
