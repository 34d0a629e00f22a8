/** Taps of one account joined into rides. */
@NullMarked
package org.onecard.fares.journey;

import org.jspecify.annotations.NullMarked;
