@NullMarked
package org.onecard.benchmarks;

import org.jspecify.annotations.NullMarked;
