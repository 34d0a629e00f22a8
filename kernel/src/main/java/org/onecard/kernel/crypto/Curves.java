package org.onecard.kernel.crypto;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Provider;
import java.security.spec.InvalidKeySpecException;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.jce.spec.ECParameterSpec;

/** The two curves with their named parameters, and the provider that computes on them. */
final class Curves {
  static final Provider PROVIDER = new BouncyCastleProvider();
  private static final Map<SignatureAlgorithm, ECParameterSpec> PARAMETERS = load();

  private Curves() {}

  static ECParameterSpec parameters(SignatureAlgorithm algorithm) {
    ECParameterSpec parameters = PARAMETERS.get(algorithm);
    if (parameters == null) {
      throw new IllegalStateException("no curve for " + algorithm);
    }
    return parameters;
  }

  static KeyFactory keyFactory() {
    try {
      return KeyFactory.getInstance("EC", PROVIDER);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Bouncy Castle lacks EC keys", e);
    }
  }

  static byte[] pemBody(SignatureAlgorithm algorithm, String label, String pem) {
    String begin = "-----BEGIN " + label + "-----";
    String end = "-----END " + label + "-----";
    int from = pem.indexOf(begin);
    int to = pem.indexOf(end);
    if (from < 0 || to < from) {
      throw new UnusableKeyException(
          algorithm, "no " + label + " block; give it as PEM", new InvalidKeySpecException(label));
    }
    return Base64.getMimeDecoder().decode(pem.substring(from + begin.length(), to));
  }

  static String pem(String label, byte[] der) {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
  }

  private static Map<SignatureAlgorithm, ECParameterSpec> load() {
    Map<SignatureAlgorithm, ECParameterSpec> all = new EnumMap<>(SignatureAlgorithm.class);
    for (SignatureAlgorithm algorithm : SignatureAlgorithm.values()) {
      X9ECParameters x9 = CustomNamedCurves.getByName(algorithm.curve());
      all.put(
          algorithm,
          new org.bouncycastle.jce.spec.ECNamedCurveParameterSpec(
              algorithm.curve(), x9.getCurve(), x9.getG(), x9.getN(), x9.getH(), x9.getSeed()));
    }
    return all;
  }
}
