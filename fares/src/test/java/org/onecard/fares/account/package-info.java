/** An account told in tables, a second opinion, and properties over generated accounts. */
@NullMarked
package org.onecard.fares.account;

import org.jspecify.annotations.NullMarked;
