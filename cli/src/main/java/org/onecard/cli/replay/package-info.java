/** Replays a day of real taps through enrolled devices, terminals and nodes. */
@NullMarked
package org.onecard.cli.replay;

import org.jspecify.annotations.NullMarked;
