package org.onecard.protocol.catalogue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onecard.kernel.crypto.SigningKey;
import org.onecard.kernel.region.Region;
import org.onecard.protocol.trust.KeySet;

/** What a region narrows of the edition in force, for itself and at once. Immutable, signed. */
public record Overlay(
    Region region, long number, Instant since, List<Narrowing> narrowings, String json) {

  /**
   * One item narrowed; what is null stays as the edition says.
   *
   * @param suspended whether the item is not accepted here at all
   * @param minimumAssurance at least the edition's
   * @param excludedAcceptors acceptor ids no longer admitted
   */
  public record Narrowing(
      String item,
      boolean suspended,
      @Nullable Assurance minimumAssurance,
      List<String> excludedAcceptors) {}

  /** Makes and signs an overlay. */
  public static Overlay sign(
      Region region,
      long number,
      Instant since,
      List<Narrowing> narrowings,
      String keyId,
      SigningKey key) {
    throw new UnsupportedOperationException();
  }

  /** Reads an overlay and checks its signature by an EDITION key of {@code keys}. */
  public static Overlay parse(String json, KeySet keys) {
    throw new UnsupportedOperationException();
  }

  /** What is narrowed of this item. */
  public Optional<Narrowing> find(String item) {
    return narrowings.stream().filter(narrowing -> narrowing.item().equals(item)).findFirst();
  }
}
