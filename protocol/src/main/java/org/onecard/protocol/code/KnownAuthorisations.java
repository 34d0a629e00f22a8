package org.onecard.protocol.code;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.kernel.crypto.Sm3;
import org.onecard.kernel.crypto.VerificationKey;

/**
 * Remembers which authorisations carry their issuer's signature: a holder shows the same one all
 * day, and checking it is half the cost of a code. Nothing but the signature is remembered; the
 * key's state and time are checked anew for each code. Two generations bound it. Safe for threads.
 */
final class KnownAuthorisations {
  private static final int GENERATION = 8_192;

  private volatile Set<Bytes> young = ConcurrentHashMap.newKeySet();
  private volatile Set<Bytes> old = ConcurrentHashMap.newKeySet();

  /** Whether the issuer's key made this authorisation's signature. */
  boolean signedBy(Authorisation authorisation, VerificationKey issuerKey) {
    Bytes name = Bytes.of(Sm3.digest(authorisation.octets(), issuerKey.compressed()));
    if (young.contains(name)) {
      return true;
    }
    boolean holds = old.contains(name) || authorisation.signedBy(issuerKey);
    if (holds) {
      remember(name);
    }
    return holds;
  }

  private void remember(Bytes name) {
    young.add(name);
    if (young.size() >= GENERATION) {
      turnGeneration();
    }
  }

  private synchronized void turnGeneration() {
    if (young.size() >= GENERATION) {
      old = young;
      young = ConcurrentHashMap.newKeySet();
    }
  }
}
