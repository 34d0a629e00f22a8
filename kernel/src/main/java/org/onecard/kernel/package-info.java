@NullMarked
package org.onecard.kernel;

import org.jspecify.annotations.NullMarked;
