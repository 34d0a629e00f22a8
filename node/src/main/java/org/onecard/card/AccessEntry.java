package org.onecard.card;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onecard.kernel.region.Region;

/**
 * One use of the holder's data, as shown to the holder.
 *
 * @param item of the list; {@code guardian-…} where a guardian did something else than showing
 * @param asked the attributes that were asked for
 * @param released those of them that the item gives, and that were told
 * @param guardianshipId whose guardian showed the card or acted; null for the holder's own use
 */
public record AccessEntry(
    Instant at,
    Region region,
    String acceptorName,
    String sector,
    String item,
    String purpose,
    List<String> asked,
    List<String> released,
    @Nullable UUID guardianshipId) {

  /** What stands before the name of an act that no acceptor asked about. */
  public static final String GUARDIANS_ACT = "guardian-";

  /** Copies the attributes. */
  public AccessEntry {
    asked = List.copyOf(asked);
    released = List.copyOf(released);
  }
}
