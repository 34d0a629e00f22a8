/** The SDK for gates, buses and desks: fetch, decide offline, keep every tap, upload. */
@NullMarked
package org.onecard.terminal;

import org.jspecify.annotations.NullMarked;
