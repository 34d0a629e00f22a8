package org.onecard.storage;

import java.nio.file.Path;
import java.security.SecureRandom;
import org.onecard.kernel.bytes.Bytes;

/** Random secrets kept in {@code DIR/R/secrets}, made when first asked for. */
public final class Secrets {
  private static final int OCTETS = 32;

  private Secrets() {}

  /** The 256-bit key of this name; it stays the same as long as its file does. */
  public static byte[] key(DataDirectory directory, String name, SecureRandom random) {
    Path file = directory.secrets().resolve(name + ".key");
    return directory
        .read(file)
        .map(text -> Bytes.ofBase64Url(text.strip()).toArray())
        .orElseGet(
            () -> {
              String secret = random(random);
              directory.write(file, secret + "\n");
              return Bytes.ofBase64Url(secret).toArray();
            });
  }

  /** A fresh secret of 256 bits as 43 characters of base64url. */
  public static String random(SecureRandom random) {
    byte[] octets = new byte[OCTETS];
    random.nextBytes(octets);
    return Bytes.of(octets).base64Url();
  }
}
