/** The numbers that name people, organisations, cards and accounts, each checked when made. */
@NullMarked
package org.onecard.kernel.identity;

import org.jspecify.annotations.NullMarked;
