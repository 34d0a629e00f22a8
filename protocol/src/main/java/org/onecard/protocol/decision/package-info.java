/** The one decision that node and terminal take alike: values in, value out. */
@NullMarked
package org.onecard.protocol.decision;

import org.jspecify.annotations.NullMarked;
