package org.onecard.protocol.code;

import java.util.Optional;
import java.util.function.Function;
import org.onecard.kernel.region.Region;
import org.onecard.protocol.trust.KeySet;

/** Checks a code's signatures, keys and times. Safe for threads; caches decoded issuer keys. */
public final class CodeVerifier {
  /** Seconds a code is good for after its time. */
  public static final int LIFETIME_SECONDS = 30;

  /** Seconds of grace on both sides for clocks that differ. */
  public static final int GRACE_SECONDS = 5;

  /** What a check says. */
  public sealed interface Result {
    /** Both signatures, the keys and the times hold. */
    record Genuine(PresentationCode code) implements Result {}

    /** The first check that failed, in the order of docs/protocol. */
    record Refused(CodeRefusal refusal) implements Result {}
  }

  /** A verifier over the key sets that {@code keysOf} holds (empty: an unknown issuer). */
  public CodeVerifier(Function<Region, Optional<KeySet>> keysOf) {
    throw new UnsupportedOperationException("" + keysOf);
  }

  /** Checks {@code code} at a UTC epoch second; the counter is the caller's to check. */
  public Result verify(PresentationCode code, long atEpochSecond) {
    throw new UnsupportedOperationException();
  }
}
