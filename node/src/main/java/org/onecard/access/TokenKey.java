package org.onecard.access;

import com.nimbusds.jose.jwk.RSAKey;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import org.onecard.storage.DataDirectory;

/** The RSA key that signs access tokens (RS256), kept as PKCS #8 in {@code DIR/R/keys}. */
final class TokenKey {
  private static final int BITS = 2048;
  private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

  private TokenKey() {}

  /** The node's key, made when there is none. */
  static RSAKey open(DataDirectory directory, SecureRandom random) {
    Path file = directory.keys().resolve("token-key.pem");
    try {
      String pem = directory.read(file).orElse("");
      if (pem.isEmpty()) {
        pem = generate(random);
        directory.write(file, pem);
      }
      return parse(pem);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot use " + file, e);
    }
  }

  private static String generate(SecureRandom random) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(BITS, random);
    KeyPair pair = generator.generateKeyPair();
    return "-----BEGIN PRIVATE KEY-----\n"
        + LINES.encodeToString(pair.getPrivate().getEncoded())
        + "\n-----END PRIVATE KEY-----\n";
  }

  private static RSAKey parse(String pem) throws GeneralSecurityException {
    byte[] encoded = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
    KeyFactory factory = KeyFactory.getInstance("RSA");
    PrivateKey key = factory.generatePrivate(new PKCS8EncodedKeySpec(encoded));
    if (!(key instanceof RSAPrivateCrtKey privateKey)) {
      throw new GeneralSecurityException("not an RSA key with its primes");
    }
    RSAPublicKeySpec spec =
        new RSAPublicKeySpec(privateKey.getModulus(), privateKey.getPublicExponent());
    RSAPublicKey publicKey = (RSAPublicKey) factory.generatePublic(spec);
    return new RSAKey.Builder(publicKey).privateKey(privateKey).keyID("token-1").build();
  }
}
