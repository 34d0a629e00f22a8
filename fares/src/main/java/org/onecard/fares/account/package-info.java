/** One account's events in whatever order they come, and the corrections that late ones make. */
@NullMarked
package org.onecard.fares.account;

import org.jspecify.annotations.NullMarked;
