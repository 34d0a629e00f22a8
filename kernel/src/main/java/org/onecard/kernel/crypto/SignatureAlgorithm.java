package org.onecard.kernel.crypto;

/** The signature algorithms OneCard speaks; every signed thing names its own. */
public enum SignatureAlgorithm {
  /** SM2 with SM3 and the default user id (GB/T 32918.2, GB/T 35276). */
  SM2(1, "sm2p256v1", "SM3withSM2"),
  /** ECDSA on P-256 with SHA-256 (RFC 7518 section 3.4). */
  ES256(2, "P-256", "SHA256withPLAIN-ECDSA");

  private final int number;
  private final String curve;
  private final String jcaName;

  SignatureAlgorithm(int number, String curve, String jcaName) {
    this.number = number;
    this.curve = curve;
    this.jcaName = jcaName;
  }

  /** The number that stands for the algorithm on the wire: 1 SM2, 2 ES256. */
  public int number() {
    return number;
  }

  String curve() {
    return curve;
  }

  String jcaName() {
    return jcaName;
  }
}
