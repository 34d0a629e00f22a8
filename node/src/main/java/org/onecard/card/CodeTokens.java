package org.onecard.card;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.kernel.crypto.Sm4;

/**
 * The token in a presentation code: one SM4 block under the issuer's secret over expiry day (4),
 * slot (4) and binding (8), so that two days' tokens of a holder have nothing in common.
 */
final class CodeTokens {
  private static final long MAX_UNSIGNED = 0xffff_ffffL;

  private final Sm4 cipher;

  /** Tokens under the first 16 octets of {@code secret}. */
  CodeTokens(byte[] secret) {
    this.cipher = Sm4.withKey(Arrays.copyOf(secret, Sm4.BLOCK));
  }

  /** What a token stands for; a forged one gives a binding that does not exist or fit. */
  record Content(long expiryDay, long slot, long bindingId) {}

  Bytes seal(Content content) {
    if (content.expiryDay() > MAX_UNSIGNED || content.slot() > MAX_UNSIGNED) {
      throw new IllegalStateException("a token holds 32 bits of day and slot: " + content);
    }
    byte[] block =
        ByteBuffer.allocate(Sm4.BLOCK)
            .putInt((int) content.expiryDay())
            .putInt((int) content.slot())
            .putLong(content.bindingId())
            .array();
    return Bytes.of(cipher.encryptBlock(block));
  }

  /** Opens a token of 16 octets. */
  Content open(Bytes token) {
    ByteBuffer block = ByteBuffer.wrap(cipher.decryptBlock(token.toArray()));
    return new Content(
        Integer.toUnsignedLong(block.getInt()),
        Integer.toUnsignedLong(block.getInt()),
        block.getLong());
  }
}
