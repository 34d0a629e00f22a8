package org.onecard.kernel.crypto;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import org.bouncycastle.jce.interfaces.ECPublicKey;
import org.bouncycastle.jce.spec.ECParameterSpec;
import org.bouncycastle.jce.spec.ECPublicKeySpec;

/** A public key that checks raw signatures r‖s of 64 octets. Safe for threads. */
public final class VerificationKey {
  /** Octets in a compressed point (SEC 1 section 2.3.3). */
  public static final int COMPRESSED_LENGTH = 33;

  /** Octets in a raw signature: r and s, 32 each, most significant first. */
  public static final int SIGNATURE_LENGTH = 64;

  private final SignatureAlgorithm algorithm;
  private final ECPublicKey key;

  VerificationKey(SignatureAlgorithm algorithm, PublicKey key) {
    this.algorithm = algorithm;
    this.key = (ECPublicKey) key;
  }

  /** Reads a compressed point; {@link UnusableKeyException} if it is none on the curve. */
  public static VerificationKey fromCompressed(SignatureAlgorithm algorithm, byte[] point) {
    try {
      ECParameterSpec parameters = Curves.parameters(algorithm);
      ECPublicKeySpec spec =
          new ECPublicKeySpec(parameters.getCurve().decodePoint(point), parameters);
      return new VerificationKey(algorithm, Curves.keyFactory().generatePublic(spec));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new UnusableKeyException(algorithm, "not a compressed point on its curve", e);
    }
  }

  /** Reads a SubjectPublicKeyInfo as PEM; {@link UnusableKeyException} if it is none. */
  public static VerificationKey fromPem(SignatureAlgorithm algorithm, String pem) {
    byte[] der = Curves.pemBody(algorithm, "PUBLIC KEY", pem);
    try {
      PublicKey key = Curves.keyFactory().generatePublic(new X509EncodedKeySpec(der));
      byte[] point = ((ECPublicKey) key).getQ().getEncoded(true);
      return fromCompressed(algorithm, point);
    } catch (GeneralSecurityException | RuntimeException e) {
      throw new UnusableKeyException(algorithm, "not a SubjectPublicKeyInfo of its curve", e);
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
    return key.getEncoded();
  }

  /** The SubjectPublicKeyInfo as PEM, lines of 64 characters, ending in a line feed. */
  public String toPem() {
    return Curves.pem("PUBLIC KEY", subjectPublicKeyInfo());
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
    try {
      Signature verifier = Signature.getInstance(algorithm.jcaName(), Curves.PROVIDER);
      verifier.initVerify(key);
      verifier.update(message);
      return verifier.verify(
          algorithm == SignatureAlgorithm.SM2 ? RawSignature.toDer(signature) : signature);
    } catch (SignatureException e) {
      return false;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Bouncy Castle cannot verify " + algorithm, e);
    }
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
}
