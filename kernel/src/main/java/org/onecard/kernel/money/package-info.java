/** Money in whole fen, exact or refused. */
@NullMarked
package org.onecard.kernel.money;

import org.jspecify.annotations.NullMarked;
