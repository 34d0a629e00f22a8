/** The joint list between two regions' real processes, on clocks that the test moves. */
@NullMarked
package org.onecard.cli.list;

import org.jspecify.annotations.NullMarked;
