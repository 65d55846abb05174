/**
 * Checks an exported evidence bundle offline. Written from {@code docs/reference/evidence-bundle.md} alone, and not from the code that
 * writes bundles: a mistake that both shared would be found by nobody.
 */
@NullMarked
package io.stillwatch.local.verify;

import org.jspecify.annotations.NullMarked;
