/** People that never were, the same ones for the same seed, for demonstration and tests. */
@NullMarked
package org.onecard.kernel.synthetic;

import org.jspecify.annotations.NullMarked;
