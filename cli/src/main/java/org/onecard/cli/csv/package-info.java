/** Comma-separated files as the field has them: any column order, quotes, line ends, encodings. */
@NullMarked
package org.onecard.cli.csv;

import org.jspecify.annotations.NullMarked;
