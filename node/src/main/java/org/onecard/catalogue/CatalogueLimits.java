package org.onecard.catalogue;

import java.time.Duration;

/** Every bound of the catalogue's proposals, lists and imports, in one place. */
final class CatalogueLimits {
  /** Proposals that are not closed and not in an edition, in all. */
  static final int OPEN_PROPOSALS = 5_000;

  /** Proposals in one answer. */
  static final int PROPOSALS_SHOWN = 500;

  /** Compositions of one local list in one answer. */
  static final int DRAFTS_SHOWN = 50;

  /** Characters in an act of approval as an edition carries it. */
  static final int ACT = 200;

  /** How long a peer keeps what it is told of proposals: the list's own history. */
  static final Duration RETENTION = Duration.ofDays(3650);

  /** Rows of a table beside its heading: what an edition may have. */
  static final int IMPORT_ROWS = 2_000;

  /** Columns of a table. */
  static final int COLUMNS = 60;

  /** Characters in a cell. */
  static final int CELL = 2_000;

  /** Parts in a workbook's package. */
  static final int WORKBOOK_PARTS = 200;

  /** Octets of a workbook, unpacked: 32 MiB. */
  static final long WORKBOOK_OCTETS = 32L << 20;

  /** How long what was shown may still be drafted. */
  static final Duration IMPORT_KEPT = Duration.ofDays(7);

  private CatalogueLimits() {}
}
