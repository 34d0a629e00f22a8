/** Starts one region's node in this process. */
@NullMarked
package org.onecard.cli.node;

import org.jspecify.annotations.NullMarked;
