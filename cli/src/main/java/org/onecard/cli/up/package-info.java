/** Starts two nodes, each its own process, and keeps them running. */
@NullMarked
package org.onecard.cli.up;

import org.jspecify.annotations.NullMarked;
