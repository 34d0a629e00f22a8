package org.onecard.kernel.crypto;

/** Sealed octets do not open: another key, other associated data, or altered octets. */
public final class SealBrokenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SealBrokenException(int length, Throwable cause) {
    super("sealed value of " + length + " octets does not open under this key and context", cause);
  }
}
