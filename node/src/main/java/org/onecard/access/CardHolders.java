package org.onecard.access;

import java.util.Optional;
import org.onecard.kernel.region.Region;

/** Under which name a service knows a resident who signs in with the card. */
@FunctionalInterface
public interface CardHolders {
  /**
   * The holder's name for this acceptor, the same as when the card is shown to it.
   *
   * @param region the acceptor's
   * @return nothing where the resident has no card that is valid now
   */
  Optional<String> pseudonym(String residentId, Region region, String sector, String acceptorId);
}
