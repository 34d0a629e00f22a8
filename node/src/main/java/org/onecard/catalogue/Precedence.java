package org.onecard.catalogue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.onecard.protocol.catalogue.ItemAct;

/**
 * The rule {@code earlier-submission-stands}: where two authorities propose about one item at once,
 * the proposal submitted earlier stands (at the same instant the lower region, then the lower id),
 * and the other yields for good. It follows from the acts alone, so every node finds the same.
 */
final class Precedence {
  /** The rule's name as it is shown. */
  static final String RULE = "earlier-submission-stands";

  private Precedence() {}

  /**
   * Which of the proposals about one item yield, and to which.
   *
   * @param listedIn the number of the edition that first has a proposal's words, where one has
   */
  static Map<UUID, UUID> yielding(List<Proposal> aboutOneItem, Map<UUID, Long> listedIn) {
    List<Proposal> inOrder =
        aboutOneItem.stream()
            .filter(proposal -> proposal.submission().isPresent())
            .sorted(
                Comparator.comparing((Proposal each) -> submission(each).at())
                    .thenComparing(each -> each.proposer().orElseThrow())
                    .thenComparing(each -> each.id().toString()))
            .toList();
    Map<UUID, UUID> yielding = new HashMap<>();
    List<Proposal> standing = new ArrayList<>();
    for (Proposal later : inOrder) {
      standing.stream()
          .filter(earlier -> wasOpen(earlier, later, listedIn))
          .findFirst()
          .ifPresentOrElse(
              earlier -> yielding.put(later.id(), earlier.id()), () -> standing.add(later));
    }
    return yielding;
  }

  /** Whether the earlier one was still to be decided when the later one was submitted. */
  private static boolean wasOpen(Proposal earlier, Proposal later, Map<UUID, Long> listedIn) {
    boolean closed =
        earlier.closing().filter(act -> !act.at().isAfter(submission(later).at())).isPresent();
    Long edition = listedIn.get(earlier.id());
    boolean listed = edition != null && edition <= later.baseEdition();
    return !closed && !listed;
  }

  private static ItemAct submission(Proposal proposal) {
    return proposal.submission().orElseThrow();
  }
}
