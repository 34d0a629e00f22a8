/** What the tests of all modules share: rules for pure cores, and tests that need a program. */
@NullMarked
package org.onecard.kernel.testing;

import org.jspecify.annotations.NullMarked;
