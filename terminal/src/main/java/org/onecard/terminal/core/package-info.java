/** What a terminal decides without a network: values in, values out; no clock, file or socket. */
@NullMarked
package org.onecard.terminal.core;

import org.jspecify.annotations.NullMarked;
