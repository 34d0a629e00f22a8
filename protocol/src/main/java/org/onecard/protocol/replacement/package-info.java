/** What two regions say when one's outlet hands over a card that the other issues. */
@NullMarked
package org.onecard.protocol.replacement;

import org.jspecify.annotations.NullMarked;
