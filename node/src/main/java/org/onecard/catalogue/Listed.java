package org.onecard.catalogue;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.onecard.protocol.catalogue.Edition;
import org.onecard.protocol.catalogue.ItemPaper;
import org.onecard.protocol.json.SignedDocument;

/**
 * One published state of a list, as proposals are found in it.
 *
 * @param contents the RFC 8785 form of each item by its code
 */
record Listed(long number, LocalDate effectiveFrom, Map<String, String> contents) {

  static Listed of(Edition edition) {
    Map<String, String> contents = new HashMap<>();
    edition
        .itemDocuments()
        .forEach((code, document) -> contents.put(code, SignedDocument.canonicalText(document)));
    return new Listed(edition.number(), edition.effectiveFrom(), Map.copyOf(contents));
  }

  /** Whether the list says of the item what the paper asks for. */
  boolean says(ItemPaper paper) {
    String content = contents.get(paper.item());
    return switch (paper.change()) {
      case ADD, ADJUST -> paper.content().equals(content);
      case WITHDRAW -> content == null;
    };
  }

  /** The codes of the items of which another state says something else. */
  Set<String> changed(Listed other) {
    Set<String> codes = new TreeSet<>(contents.keySet());
    codes.addAll(other.contents.keySet());
    codes.removeIf(code -> Objects.equals(contents.get(code), other.contents.get(code)));
    return codes;
  }

  /** The first state after its base that says what an approved proposal asks for. */
  static Optional<Listed> first(Proposal proposal, List<Listed> newestFirst) {
    if (proposal.state() != ItemLife.State.APPROVED) {
      return Optional.empty();
    }
    ItemPaper paper = proposal.paper().orElseThrow();
    return newestFirst.reversed().stream()
        .filter(listed -> listed.number > proposal.baseEdition() && listed.says(paper))
        .findFirst();
  }

  /** In which state each proposal was first listed. */
  static Map<UUID, Long> firsts(List<Proposal> proposals, List<Listed> newestFirst) {
    Map<UUID, Long> firsts = new HashMap<>();
    for (Proposal proposal : proposals) {
      first(proposal, newestFirst).ifPresent(listed -> firsts.put(proposal.id(), listed.number));
    }
    return firsts;
  }
}
