/** The commands about fares as a person uses them. */
@NullMarked
package org.onecard.cli.fares;

import org.jspecify.annotations.NullMarked;
