/** The style that is a test: it walks the sources of every module. */
@NullMarked
package org.onecard.tidy;

import org.jspecify.annotations.NullMarked;
