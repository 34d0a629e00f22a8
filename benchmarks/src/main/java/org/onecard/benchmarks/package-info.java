/** Measurements, each with its generator, its seed and a reference run beside it. */
@NullMarked
package org.onecard.benchmarks;

import org.jspecify.annotations.NullMarked;
