/** Who looked at personal data and who erased some, for auditors and their log collectors, told in the same form by every service. */
@NullMarked
package io.stillwatch.eventsourcing.audit;

import org.jspecify.annotations.NullMarked;
