/** The terminal's way to its node: signed material comes down, signed taps go up. */
@NullMarked
package org.onecard.terminal.link;

import org.jspecify.annotations.NullMarked;
