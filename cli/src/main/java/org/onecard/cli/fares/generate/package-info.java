/** Makes files of synthetic taps, with the truth beside them. */
@NullMarked
package org.onecard.cli.fares.generate;

import org.jspecify.annotations.NullMarked;
