package org.onecard.protocol.code;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.onecard.kernel.region.Region;
import org.onecard.protocol.trust.KeySet;

/**
 * Checks a code's signatures, keys and times. Safe for threads; to be shared, for it remembers what
 * it has seen signed.
 */
public final class CodeVerifier {
  /** Seconds a code is good for after its time. */
  public static final int LIFETIME_SECONDS = 30;

  /** Seconds of grace on both sides for clocks that differ. */
  public static final int GRACE_SECONDS = 5;

  private final Function<Region, Optional<KeySet>> keysOf;
  private final List<CodeCheck> checks;
  private final KnownAuthorisations known = new KnownAuthorisations();

  /** What a check says. */
  public sealed interface Result {
    /** Both signatures, the keys and the times hold. */
    record Genuine(PresentationCode code) implements Result {}

    /** The first check that failed, in the order of docs/protocol. */
    record Refused(CodeRefusal refusal) implements Result {}
  }

  /** A verifier over the key sets that {@code keysOf} holds (empty: an unknown issuer). */
  public CodeVerifier(Function<Region, Optional<KeySet>> keysOf) {
    this(keysOf, CodeCheck.ALL);
  }

  /** For tests, which leave one check out at a time. */
  CodeVerifier(Function<Region, Optional<KeySet>> keysOf, List<CodeCheck> checks) {
    this.keysOf = keysOf;
    this.checks = checks;
  }

  /** Checks {@code code} at a UTC epoch second; the counter is the caller's to check. */
  public Result verify(PresentationCode code, long atEpochSecond) {
    KeySet issuerKeys = keysOf.apply(code.authorisation().issuer()).orElse(null);
    Examination seen = new Examination(code, atEpochSecond, issuerKeys, known);
    for (CodeCheck check : checks) {
      if (!check.holds().test(seen)) {
        return new Result.Refused(check.refusal());
      }
    }
    return new Result.Genuine(code);
  }
}
