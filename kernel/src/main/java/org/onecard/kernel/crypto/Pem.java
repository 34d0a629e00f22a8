package org.onecard.kernel.crypto;

import java.util.Base64;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** Keys as text (RFC 7468), and the check that a key lies on the curve it is given for. */
final class Pem {
  static final String PUBLIC_KEY = "PUBLIC KEY";
  static final String PRIVATE_KEY = "PRIVATE KEY";

  /** Characters in a key's text at most; one on our curves has about 250. */
  private static final int MAX_LENGTH = 4096;

  private static final int LINE_LENGTH = 64;

  private Pem() {}

  static String write(String label, byte[] der) {
    String body = Base64.getMimeEncoder(LINE_LENGTH, new byte[] {'\n'}).encodeToString(der);
    return begin(label) + "\n" + body + "\n" + end(label) + "\n";
  }

  /** The octets of the first block with this label. */
  static byte[] read(SignatureAlgorithm algorithm, String label, String pem) {
    if (pem.length() > MAX_LENGTH) {
      throw new UnusableKeyException(
          algorithm, "more than " + MAX_LENGTH + " characters; give one key as PEM");
    }
    int from = pem.indexOf(begin(label));
    int to = pem.indexOf(end(label));
    if (from < 0 || to < from) {
      throw new UnusableKeyException(algorithm, "no " + label + " block; give it as PEM");
    }
    try {
      return Base64.getMimeDecoder().decode(pem.substring(from + begin(label).length(), to));
    } catch (IllegalArgumentException e) {
      throw new UnusableKeyException(algorithm, "not base64 between the PEM lines", e);
    }
  }

  /** Refuses a key whose named curve is not the algorithm's: its point might lie on both. */
  static void checkCurve(SignatureAlgorithm algorithm, AlgorithmIdentifier named) {
    if (!X9ObjectIdentifiers.id_ecPublicKey.equals(named.getAlgorithm())
        || !Curves.of(algorithm).getName().equals(named.getParameters())) {
      throw new UnusableKeyException(algorithm, "it names another curve or kind of key");
    }
  }

  private static String begin(String label) {
    return "-----BEGIN " + label + "-----";
  }

  private static String end(String label) {
    return "-----END " + label + "-----";
  }
}
