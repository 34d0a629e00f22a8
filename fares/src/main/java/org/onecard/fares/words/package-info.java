/** A fare told in words, Chinese or English, for the rider who asks why. */
@NullMarked
package org.onecard.fares.words;

import org.jspecify.annotations.NullMarked;
