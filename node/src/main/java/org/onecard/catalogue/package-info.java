/** Editions of the joint application list, how they come to count, and what narrows them. */
@NullMarked
package org.onecard.catalogue;

import org.jspecify.annotations.NullMarked;
