/** The presentation code: its bytes, its text and its verification. */
@NullMarked
package org.onecard.protocol.code;

import org.jspecify.annotations.NullMarked;
