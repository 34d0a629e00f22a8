/** Clearing of tap files without a server: rows read, rides charged, what came of it written. */
@NullMarked
package org.onecard.cli.fares.clear;

import org.jspecify.annotations.NullMarked;
