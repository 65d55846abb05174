/** What is asked of the provider's account system about the members of a case, item by item, and what it says it did. */
@NullMarked
package io.stillwatch.cases.enforcement;

import org.jspecify.annotations.NullMarked;
