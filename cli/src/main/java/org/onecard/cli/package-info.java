/** The onecard command: what a user types, how it ends, and the folder it works on. */
@NullMarked
package org.onecard.cli;

import org.jspecify.annotations.NullMarked;
