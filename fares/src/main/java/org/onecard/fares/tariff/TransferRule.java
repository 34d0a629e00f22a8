package org.onecard.fares.tariff;

import java.util.List;
import java.util.Set;

/**
 * What an earlier ride makes cheaper.
 *
 * @param id unique in the tariff
 * @param when the later ride's condition
 * @param fromServices services of the earlier ride; empty for all
 * @param recognisedBy how a transfer is known
 * @param measuredFrom the tap of the earlier ride from which time runs
 * @param withinMinutes how long, until the later ride's boarding tap, itself included
 * @param timesPerChain how often in one chain of rides; a chain ends with the first ride that is
 *     not in time
 * @param sameService whether the later ride may be on the same service as the earlier one
 */
public record TransferRule(
    String id,
    Text title,
    Condition when,
    Set<String> fromServices,
    Recognition recognisedBy,
    MeasuredFrom measuredFrom,
    int withinMinutes,
    int timesPerChain,
    boolean sameService,
    Effect effect,
    List<Bearer> borneBy) {

  /** Keeps copies. */
  public TransferRule {
    fromServices = Set.copyOf(fromServices);
    borneBy = List.copyOf(borneBy);
  }

  /** How a transfer is known. */
  public enum Recognition {
    /** From the account's earlier rides. */
    RIDES,
    /** From the mark that the validator put on the tap, and from nothing else. */
    MARK
  }

  /** Where the time of a transfer begins. */
  public enum MeasuredFrom {
    ENTRY,
    EXIT,
    /** The boarding tap of the first ride of the chain. */
    FIRST_ENTRY
  }
}
