/** The day of business that an instant belongs to. */
@NullMarked
package org.onecard.kernel.time;

import org.jspecify.annotations.NullMarked;
