/** Fares by command: tariffs read, checked and imported, a fare explained. */
@NullMarked
package org.onecard.cli.fares;

import org.jspecify.annotations.NullMarked;
