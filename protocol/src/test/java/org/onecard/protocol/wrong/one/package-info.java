/**
 * Half of a cycle between classes that break the rules of the protocol on purpose, for its boundary
 * test to reject.
 */
@NullMarked
package org.onecard.protocol.wrong.one;

import org.jspecify.annotations.NullMarked;
