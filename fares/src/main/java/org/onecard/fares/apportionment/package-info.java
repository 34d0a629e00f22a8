/** 清分: which ways a rider may have gone through a network, and what each line's part of it is. */
@NullMarked
package org.onecard.fares.apportionment;

import org.jspecify.annotations.NullMarked;
