/** Commands over HTTP: preconditions, idempotency keys, fields that do not fit. */
@NullMarked
package io.stillwatch.cases.requests;

import org.jspecify.annotations.NullMarked;
