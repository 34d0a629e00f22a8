package org.onecard.kernel.crypto;

/** Octets or text given as a key are none of the named algorithm. */
public final class UnusableKeyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnusableKeyException(SignatureAlgorithm algorithm, String fault) {
    super(message(algorithm, fault));
  }

  UnusableKeyException(SignatureAlgorithm algorithm, String fault, Throwable cause) {
    super(message(algorithm, fault), cause);
  }

  private static String message(SignatureAlgorithm algorithm, String fault) {
    return algorithm + " key cannot be used: " + fault;
  }
}
