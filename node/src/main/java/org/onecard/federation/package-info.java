/** What nodes of sovereign regions do together: trust, status mirrors, signed messages. */
@NullMarked
package org.onecard.federation;

import org.jspecify.annotations.NullMarked;
