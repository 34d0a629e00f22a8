package org.onecard.kernel.crypto;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import org.bouncycastle.jce.interfaces.ECPrivateKey;
import org.bouncycastle.jce.spec.ECPublicKeySpec;

/** A private key that makes raw signatures r‖s of 64 octets. Safe for threads; never printed. */
public final class SigningKey {
  private final PrivateKey key;
  private final VerificationKey verificationKey;
  private final SecureRandom random;

  private SigningKey(PrivateKey key, VerificationKey verificationKey, SecureRandom random) {
    this.key = key;
    this.verificationKey = verificationKey;
    this.random = random;
  }

  /** A fresh key from {@code random}, which its signatures draw from as well. */
  public static SigningKey generate(SignatureAlgorithm algorithm, SecureRandom random) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", Curves.PROVIDER);
      generator.initialize(Curves.parameters(algorithm), random);
      KeyPair pair = generator.generateKeyPair();
      return new SigningKey(
          pair.getPrivate(), new VerificationKey(algorithm, pair.getPublic()), random);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Bouncy Castle cannot make " + algorithm + " keys", e);
    }
  }

  /** Reads a PKCS #8 private key as PEM; {@link UnusableKeyException} if it is none. */
  public static SigningKey fromPem(SignatureAlgorithm algorithm, String pem, SecureRandom random) {
    byte[] der = Curves.pemBody(algorithm, "PRIVATE KEY", pem);
    try {
      PrivateKey key = Curves.keyFactory().generatePrivate(new PKCS8EncodedKeySpec(der));
      var parameters = Curves.parameters(algorithm);
      var point = parameters.getG().multiply(((ECPrivateKey) key).getD()).normalize();
      var publicKey = Curves.keyFactory().generatePublic(new ECPublicKeySpec(point, parameters));
      return new SigningKey(key, new VerificationKey(algorithm, publicKey), random);
    } catch (GeneralSecurityException e) {
      throw new UnusableKeyException(algorithm, "not a PKCS #8 key of its curve", e);
    }
  }

  /** The key as PKCS #8 PEM: a secret. */
  public String toPem() {
    return Curves.pem("PRIVATE KEY", key.getEncoded());
  }

  /** The algorithm this key signs by. */
  public SignatureAlgorithm algorithm() {
    return verificationKey.algorithm();
  }

  /** The public half. */
  public VerificationKey verificationKey() {
    return verificationKey;
  }

  /** Signs {@code message}; the answer is r‖s, 64 octets. */
  public byte[] sign(byte[] message) {
    try {
      Signature signer = Signature.getInstance(algorithm().jcaName(), Curves.PROVIDER);
      signer.initSign(key, random);
      signer.update(message);
      byte[] signature = signer.sign();
      return algorithm() == SignatureAlgorithm.SM2 ? RawSignature.fromDer(signature) : signature;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Bouncy Castle cannot sign " + algorithm(), e);
    }
  }
}
