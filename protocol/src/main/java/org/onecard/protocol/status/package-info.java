/** The signed status lists of issued code slots and the deny list of chips. */
@NullMarked
package org.onecard.protocol.status;

import org.jspecify.annotations.NullMarked;
