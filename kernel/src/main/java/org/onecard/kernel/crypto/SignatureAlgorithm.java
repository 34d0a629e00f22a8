package org.onecard.kernel.crypto;

/** The signature algorithms OneCard speaks; every signed thing names its own. */
public enum SignatureAlgorithm {
  /** SM2 with SM3 and the default user id (GB/T 32918.2, GB/T 35276). */
  SM2(1),
  /** ECDSA on P-256 with SHA-256 (RFC 7518 section 3.4). */
  ES256(2);

  private final int number;

  SignatureAlgorithm(int number) {
    this.number = number;
  }

  /** The number that stands for the algorithm on the wire: 1 SM2, 2 ES256. */
  public int number() {
    return number;
  }
}
