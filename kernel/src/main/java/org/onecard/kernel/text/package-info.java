/** How the program's own words are written outside it, and how near a word comes to another. */
@NullMarked
package org.onecard.kernel.text;

import org.jspecify.annotations.NullMarked;
