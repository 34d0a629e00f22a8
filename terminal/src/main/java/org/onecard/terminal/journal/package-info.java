/** The append-only file in which a terminal keeps its taps until its node has stored them. */
@NullMarked
package org.onecard.terminal.journal;

import org.jspecify.annotations.NullMarked;
