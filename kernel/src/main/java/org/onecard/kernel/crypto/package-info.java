/** SM2, SM3, SM4 and ES256 over plain byte arrays: keys, raw signatures, digests and ciphers. */
@NullMarked
package org.onecard.kernel.crypto;

import org.jspecify.annotations.NullMarked;
