/** A believable province of riders and their taps, made from a seed, with the truth beside it. */
@NullMarked
package org.onecard.fares.synthetic;

import org.jspecify.annotations.NullMarked;
