/** Residents, their cards in both media, and what the region publishes of them. */
@NullMarked
package org.onecard.card;

import org.jspecify.annotations.NullMarked;
