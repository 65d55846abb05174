/** What an enforcement is: asked of the provider's account system, graduated, approved, released in batches, expiring, reversible. */
package io.stillwatch.cases.domain.enforcement;
