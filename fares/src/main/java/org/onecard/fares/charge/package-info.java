/** What a ride costs and why: the pure charging function and the state it folds. */
@NullMarked
package org.onecard.fares.charge;

import org.jspecify.annotations.NullMarked;
