package org.onecard.catalogue;

import java.time.Duration;

/** Every bound of the catalogue's proposals, lists and imports, in one place. */
final class CatalogueLimits {
  /** Proposals that are not closed and not in an edition, in all. */
  static final int OPEN_PROPOSALS = 5_000;

  /** Proposals in one answer. */
  static final int PROPOSALS_SHOWN = 500;

  /** Characters in an act of approval as an edition carries it. */
  static final int ACT = 200;

  /** How long a peer keeps what it is told of proposals: the list's own history. */
  static final Duration RETENTION = Duration.ofDays(3650);

  private CatalogueLimits() {}
}
