/** An immutable sequence of octets with value equality. */
@NullMarked
package org.onecard.kernel.bytes;

import org.jspecify.annotations.NullMarked;
