/** Application items, editions both authorities sign, and overlays that narrow them. */
@NullMarked
package org.onecard.protocol.catalogue;

import org.jspecify.annotations.NullMarked;
