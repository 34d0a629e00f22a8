package org.onecard.upkeep;

import java.time.Duration;

/**
 * A task the node does again and again from its start to its end. A component that implements it is
 * found by itself. Rounds of one chore never overlap; a chore holds no other one up.
 */
public interface Chore {
  /** What is done, as in "telling issuers of acceptances", for the log. */
  String doing();

  /** How long it rests after a round, whether that went well or failed; positive. */
  Duration pause();

  /** Does what is due; what it throws is logged, and the next round tries again. */
  void round();
}
