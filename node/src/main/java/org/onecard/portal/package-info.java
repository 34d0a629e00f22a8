/** Pages: the holder's wallet, the acceptor's desk and the public list, Chinese first. */
@NullMarked
package org.onecard.portal;

import org.jspecify.annotations.NullMarked;
