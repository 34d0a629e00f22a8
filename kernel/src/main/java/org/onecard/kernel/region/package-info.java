/** The sovereign regions that nodes belong to. */
@NullMarked
package org.onecard.kernel.region;

import org.jspecify.annotations.NullMarked;
