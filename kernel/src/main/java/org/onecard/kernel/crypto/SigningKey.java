package org.onecard.kernel.crypto;

import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;

/** A private key that makes raw signatures r‖s of 64 octets. Safe for threads; never printed. */
public final class SigningKey {
  private final SignatureAlgorithm algorithm;
  private final ECPrivateKeyParameters key;
  private final VerificationKey verificationKey;
  private final SecureRandom random;

  private SigningKey(
      SignatureAlgorithm algorithm, ECPrivateKeyParameters key, SecureRandom random) {
    this.algorithm = algorithm;
    this.key = key;
    this.verificationKey =
        new VerificationKey(
            algorithm,
            new FixedPointCombMultiplier().multiply(Curves.of(algorithm).getG(), key.getD()));
    this.random = random;
  }

  /** A fresh key from {@code random}, which its signatures draw from as well. */
  public static SigningKey generate(SignatureAlgorithm algorithm, SecureRandom random) {
    ECKeyPairGenerator generator = new ECKeyPairGenerator();
    generator.init(new ECKeyGenerationParameters(Curves.of(algorithm), random));
    return new SigningKey(
        algorithm, (ECPrivateKeyParameters) generator.generateKeyPair().getPrivate(), random);
  }

  /** Reads a PKCS #8 private key as PEM; {@link UnusableKeyException} if it is none. */
  public static SigningKey fromPem(SignatureAlgorithm algorithm, String pem, SecureRandom random) {
    byte[] der = Pem.read(algorithm, Pem.PRIVATE_KEY, pem);
    try {
      PrivateKeyInfo info = PrivateKeyInfo.getInstance(der);
      Pem.checkCurve(algorithm, info.getPrivateKeyAlgorithm());
      BigInteger secret = ECPrivateKey.getInstance(info.parsePrivateKey()).getKey();
      return new SigningKey(
          algorithm, new ECPrivateKeyParameters(secret, Curves.of(algorithm)), random);
    } catch (IOException | IllegalArgumentException | IllegalStateException e) {
      throw new UnusableKeyException(algorithm, "not a PKCS #8 key of its curve", e);
    }
  }

  /** The key as PKCS #8 PEM: a secret. */
  public String toPem() {
    try {
      return Pem.write(
          Pem.PRIVATE_KEY, PrivateKeyInfoFactory.createPrivateKeyInfo(key).getEncoded());
    } catch (IOException e) {
      throw new IllegalStateException("a key on a named curve does not encode", e);
    }
  }

  /** The algorithm this key signs by. */
  public SignatureAlgorithm algorithm() {
    return algorithm;
  }

  /** The public half. */
  public VerificationKey verificationKey() {
    return verificationKey;
  }

  /** Signs {@code message}; the answer is r‖s, 64 octets. */
  public byte[] sign(byte[] message) {
    return switch (algorithm) {
      case SM2 -> signSm2(message);
      case ES256 -> signEs256(message);
    };
  }

  private byte[] signSm2(byte[] message) {
    SM2Signer signer = new SM2Signer(PlainDSAEncoding.INSTANCE);
    signer.init(true, new ParametersWithRandom(key, random));
    signer.update(message, 0, message.length);
    try {
      return signer.generateSignature();
    } catch (CryptoException e) {
      throw new IllegalStateException("SM2 refused to sign", e);
    }
  }

  private byte[] signEs256(byte[] message) {
    ECDSASigner signer = new ECDSASigner();
    signer.init(true, new ParametersWithRandom(key, random));
    BigInteger[] signature = signer.generateSignature(VerificationKey.sha256(message));
    return PlainDSAEncoding.INSTANCE.encode(signer.getOrder(), signature[0], signature[1]);
  }
}
