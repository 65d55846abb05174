/** What is held about a person, shown to them and erased: the key goes, the history stays whole. */
@NullMarked
package io.stillwatch.cases.erasure;

import org.jspecify.annotations.NullMarked;
