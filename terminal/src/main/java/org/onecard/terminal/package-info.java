@NullMarked
package org.onecard.terminal;

import org.jspecify.annotations.NullMarked;
