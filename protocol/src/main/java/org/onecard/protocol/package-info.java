@NullMarked
package org.onecard.protocol;

import org.jspecify.annotations.NullMarked;
