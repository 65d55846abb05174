/** Detection measured on simulated traffic with known truth, beside other methods; the engine as a library, without a server. */
@NullMarked
package io.stillwatch.detection;

import org.jspecify.annotations.NullMarked;
