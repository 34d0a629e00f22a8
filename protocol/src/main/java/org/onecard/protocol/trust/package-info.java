/** Published keys of a region and what they may be used for. */
@NullMarked
package org.onecard.protocol.trust;

import org.jspecify.annotations.NullMarked;
