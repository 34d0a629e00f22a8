/** The day of business that an instant belongs to, and which days are worked. */
@NullMarked
package org.onecard.kernel.time;

import org.jspecify.annotations.NullMarked;
