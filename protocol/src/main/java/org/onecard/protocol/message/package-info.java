/** Signed messages between nodes. */
@NullMarked
package org.onecard.protocol.message;

import org.jspecify.annotations.NullMarked;
