/** What a caller of the generated client needs beside it: a token that is renewed, and problems. */
@NullMarked
package org.onecard.client.calling;

import org.jspecify.annotations.NullMarked;
