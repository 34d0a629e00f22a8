/** JSON documents that are signed in their RFC 8785 form. */
@NullMarked
package org.onecard.protocol.json;

import org.jspecify.annotations.NullMarked;
