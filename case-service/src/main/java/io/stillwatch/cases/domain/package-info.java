/** What a case is: commands, events, states, rejections and three pure functions; depends on {@code java.*} and the decider alone. */
package io.stillwatch.cases.domain;
