@NullMarked
package org.onecard.cli;

import org.jspecify.annotations.NullMarked;
