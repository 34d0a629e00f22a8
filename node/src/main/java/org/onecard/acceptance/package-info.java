/** Acceptors and their points, what is decided there about shown cards, and the record of it. */
@NullMarked
package org.onecard.acceptance;

import org.jspecify.annotations.NullMarked;
