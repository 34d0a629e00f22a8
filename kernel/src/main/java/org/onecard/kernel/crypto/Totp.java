package org.onecard.kernel.crypto;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/** Time-based one-time passwords (RFC 6238): HMAC-SHA-1, 30 seconds, six digits. */
public final class Totp {
  /** How long a code is shown. */
  public static final int STEP_SECONDS = 30;

  /** Octets of a secret: what RFC 4226 section 4 recommends. */
  public static final int SECRET_OCTETS = 20;

  /** Steps before and after the present one whose codes are taken: clocks differ. */
  private static final int DRIFT = 1;

  private static final int DIGITS = 6;
  private static final int MODULUS = 1_000_000;
  private static final String BASE_32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int BITS = 5;

  private Totp() {}

  /** The time step of a moment: how many times 30 seconds since 1970. */
  public static long stepOf(Instant now) {
    return Math.floorDiv(now.getEpochSecond(), STEP_SECONDS);
  }

  /** The code of a step: RFC 4226 section 5.3 with the step as counter. */
  public static String code(byte[] secret, long step) {
    byte[] hash = hmac(secret, ByteBuffer.allocate(Long.BYTES).putLong(step).array());
    int offset = hash[hash.length - 1] & 0x0f;
    int number = ByteBuffer.wrap(hash).getInt(offset) & 0x7fff_ffff;
    return String.format(Locale.ROOT, "%0" + DIGITS + "d", number % MODULUS);
  }

  /** The step near now whose code this is. */
  public static OptionalLong matchingStep(byte[] secret, String code, Instant now) {
    long present = stepOf(now);
    OptionalLong found = OptionalLong.empty();
    for (long step = present - DRIFT; step <= present + DRIFT; step++) {
      byte[] expected = code(secret, step).getBytes(StandardCharsets.US_ASCII);
      if (MessageDigest.isEqual(expected, code.getBytes(StandardCharsets.UTF_8))) {
        found = OptionalLong.of(step);
      }
    }
    return found;
  }

  /** The secret as authenticators take it: RFC 4648 base 32 without padding. */
  public static String base32(byte[] octets) {
    StringBuilder text = new StringBuilder();
    int buffer = 0;
    int held = 0;
    for (byte octet : octets) {
      buffer = (buffer << Byte.SIZE) | (octet & 0xff);
      held += Byte.SIZE;
      while (held >= BITS) {
        held -= BITS;
        text.append(BASE_32.charAt((buffer >>> held) & 0x1f));
      }
      buffer &= (1 << held) - 1;
    }
    if (held > 0) {
      text.append(BASE_32.charAt((buffer << (BITS - held)) & 0x1f));
    }
    return text.toString();
  }

  /**
   * The secret that {@link #base32} wrote.
   *
   * @throws IllegalArgumentException if a letter is none of base 32
   */
  public static byte[] secretOf(String base32) {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    int buffer = 0;
    int held = 0;
    for (int i = 0; i < base32.length(); i++) {
      int value = BASE_32.indexOf(base32.charAt(i));
      if (value < 0) {
        throw new IllegalArgumentException("letter " + i + " is none of base 32");
      }
      buffer = (buffer << BITS) | value;
      held += BITS;
      if (held >= Byte.SIZE) {
        held -= Byte.SIZE;
        octets.write(buffer >>> held);
        buffer &= (1 << held) - 1;
      }
    }
    return octets.toByteArray();
  }

  private static byte[] hmac(byte[] secret, byte[] message) {
    HMac mac = new HMac(new SHA1Digest());
    mac.init(new KeyParameter(secret));
    mac.update(message, 0, message.length);
    byte[] out = new byte[mac.getMacSize()];
    mac.doFinal(out, 0);
    return out;
  }
}
