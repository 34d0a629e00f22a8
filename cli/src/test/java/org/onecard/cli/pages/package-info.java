/** The pages in a real browser, and what other decoders read off them. */
@NullMarked
package org.onecard.cli.pages;

import org.jspecify.annotations.NullMarked;
