/** Where something is: divisions and functional zones, each with the days on which it exists. */
@NullMarked
package org.onecard.kernel.place;

import org.jspecify.annotations.NullMarked;
