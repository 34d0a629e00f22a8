/** The signed record of one offline tap. */
@NullMarked
package org.onecard.protocol.tap;

import org.jspecify.annotations.NullMarked;
