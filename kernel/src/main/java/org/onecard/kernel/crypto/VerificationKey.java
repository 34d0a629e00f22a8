package org.onecard.kernel.crypto;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.bouncycastle.math.ec.ECPoint;

/**
 * A public key that checks raw signatures r‖s of 64 octets. Safe for threads. Keep the object for
 * as long as the key is in use: what is computed for its point at the first check serves the next.
 */
public final class VerificationKey {
  /** Octets in a compressed point (SEC 1 section 2.3.3). */
  public static final int COMPRESSED_LENGTH = 33;

  /** Octets in a raw signature: r and s, 32 each, most significant first. */
  public static final int SIGNATURE_LENGTH = 64;

  private static final int HALF = SIGNATURE_LENGTH / 2;

  private final SignatureAlgorithm algorithm;
  private final ECPublicKeyParameters key;

  VerificationKey(SignatureAlgorithm algorithm, ECPoint point) {
    this.algorithm = algorithm;
    this.key = new ECPublicKeyParameters(point, Curves.of(algorithm));
  }

  /** Reads a compressed point; {@link UnusableKeyException} if it is none on the curve. */
  public static VerificationKey fromCompressed(SignatureAlgorithm algorithm, byte[] point) {
    if (point.length != COMPRESSED_LENGTH) {
      throw new UnusableKeyException(
          algorithm, point.length + " octets; give a compressed point of " + COMPRESSED_LENGTH);
    }
    return fromPoint(algorithm, point);
  }

  /** Reads a SubjectPublicKeyInfo as PEM; {@link UnusableKeyException} if it is none. */
  public static VerificationKey fromPem(SignatureAlgorithm algorithm, String pem) {
    byte[] der = Pem.read(algorithm, Pem.PUBLIC_KEY, pem);
    try {
      SubjectPublicKeyInfo info = SubjectPublicKeyInfo.getInstance(der);
      Pem.checkCurve(algorithm, info.getAlgorithm());
      return fromPoint(algorithm, info.getPublicKeyData().getOctets());
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new UnusableKeyException(algorithm, "not a SubjectPublicKeyInfo", e);
    }
  }

  /** The algorithm this key checks. */
  public SignatureAlgorithm algorithm() {
    return algorithm;
  }

  /** The compressed point, 33 octets. */
  public byte[] compressed() {
    return key.getQ().getEncoded(true);
  }

  /** The SubjectPublicKeyInfo (RFC 5280, curve by name) as DER. */
  public byte[] subjectPublicKeyInfo() {
    try {
      return SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(key).getEncoded();
    } catch (IOException e) {
      throw new IllegalStateException("a key on a named curve does not encode", e);
    }
  }

  /** The SubjectPublicKeyInfo as PEM, lines of 64 characters, ending in a line feed. */
  public String toPem() {
    return Pem.write(Pem.PUBLIC_KEY, subjectPublicKeyInfo());
  }

  /** The SM3 of the SubjectPublicKeyInfo, lower-case hexadecimal. */
  public String fingerprint() {
    return Sm3.hex(subjectPublicKeyInfo());
  }

  /** Whether {@code signature} (r‖s) is this key's over {@code message}; malformed means no. */
  public boolean verify(byte[] message, byte[] signature) {
    if (signature.length != SIGNATURE_LENGTH) {
      return false;
    }
    return switch (algorithm) {
      case SM2 -> verifySm2(message, signature);
      case ES256 -> verifyEs256(message, signature);
    };
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VerificationKey that
        && algorithm == that.algorithm
        && Arrays.equals(compressed(), that.compressed());
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(compressed());
  }

  @Override
  public String toString() {
    return algorithm + " " + fingerprint();
  }

  private static VerificationKey fromPoint(SignatureAlgorithm algorithm, byte[] point) {
    try {
      return new VerificationKey(algorithm, Curves.of(algorithm).getCurve().decodePoint(point));
    } catch (IllegalArgumentException e) {
      throw new UnusableKeyException(algorithm, "not a point on its curve", e);
    }
  }

  private boolean verifySm2(byte[] message, byte[] signature) {
    SM2Signer verifier = new SM2Signer(PlainDSAEncoding.INSTANCE);
    verifier.init(false, key);
    verifier.update(message, 0, message.length);
    return verifier.verifySignature(signature);
  }

  private boolean verifyEs256(byte[] message, byte[] signature) {
    ECDSASigner verifier = new ECDSASigner();
    verifier.init(false, key);
    return verifier.verifySignature(
        sha256(message),
        new BigInteger(1, Arrays.copyOf(signature, HALF)),
        new BigInteger(1, Arrays.copyOfRange(signature, HALF, SIGNATURE_LENGTH)));
  }

  static byte[] sha256(byte[] message) {
    SHA256Digest digest = new SHA256Digest();
    digest.update(message, 0, message.length);
    byte[] out = new byte[digest.getDigestSize()];
    digest.doFinal(out, 0);
    return out;
  }
}
