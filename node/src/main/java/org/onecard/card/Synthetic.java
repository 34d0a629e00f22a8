package org.onecard.card;

import org.onecard.kernel.region.Region;
import org.onecard.kernel.synthetic.SyntheticPeople;

/** The made-up people of a region; which of them are taken is counted in the database. */
final class Synthetic {
  private static final long SEED = 20_260_101;

  private Synthetic() {}

  static SyntheticPeople people(Region region) {
    return SyntheticPeople.seeded(SEED, region);
  }
}
