/** A core built wrong on purpose, to see that the rules for cores bite. */
@NullMarked
package org.onecard.kernel.testing.wrong;

import org.jspecify.annotations.NullMarked;
