package org.onecard.terminal.core;

import java.util.Set;
import org.onecard.kernel.place.PlaceCode;
import org.onecard.kernel.region.Region;

/**
 * Where a terminal stands and for whom, as its node says.
 *
 * @param terminal terminal id
 * @param point acceptance point id
 * @param place where the point lies
 * @param acceptor acceptor id
 * @param sector the acceptor's sector, as {@code metro}
 * @param items codes of the items the acceptor is admitted to
 * @param region the region of the terminal's own node
 */
public record Posting(
    String terminal,
    String point,
    PlaceCode place,
    String acceptor,
    String sector,
    Set<String> items,
    Region region) {

  /** Copies the items. */
  public Posting {
    items = Set.copyOf(items);
  }
}
