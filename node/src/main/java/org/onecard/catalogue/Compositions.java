package org.onecard.catalogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.onecard.kernel.region.Region;
import org.onecard.protocol.catalogue.Edition;
import org.onecard.protocol.catalogue.ItemAct.Deed;
import org.onecard.protocol.catalogue.ItemPaper;
import org.onecard.protocol.json.SignedDocument;
import org.onecard.web.ProblemException;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes the next state of a list out of the last one and what was agreed and approved since. */
final class Compositions {
  private Compositions() {}

  /** The acts of one side's government, as one entry of a list. */
  record Acts(String authority, String act, LocalDate date) {}

  /** The next joint edition, without signatures. */
  static Edition next(Edition last, List<Proposal> approved, LocalDate effectiveFrom) {
    ObjectNode document = SignedDocument.parse(last.json(), Edition.MAXIMUM_OCTETS);
    document.remove("signatures");
    document
        .put("number", last.number() + 1)
        .put("effectiveFrom", effectiveFrom.toString())
        .put("previous", last.digest());
    ArrayNode approvals = document.putArray("approvals");
    for (Region region : last.authorities()) {
      Acts acts = acts(region, approved);
      approvals
          .addObject()
          .put("region", region.code())
          .put("authority", acts.authority)
          .put("act", acts.act)
          .put("date", acts.date.toString());
    }
    ArrayNode items = document.putArray("items");
    items(last.itemDocuments(), approved).forEach(items::add);
    return Edition.parse(document.toString());
  }

  /** The items after what was approved: adjusted in place, added after the last of their domain. */
  static Collection<ObjectNode> items(Map<String, ObjectNode> before, List<Proposal> approved) {
    Map<String, ObjectNode> items = new LinkedHashMap<>(before);
    List<ObjectNode> added = new ArrayList<>();
    for (Proposal proposal : approved) {
      ItemPaper paper = proposal.paper().orElseThrow();
      switch (paper.change()) {
        case ADD -> added.add(paper.document());
        case ADJUST -> items.put(paper.item(), paper.document());
        case WITHDRAW -> items.remove(paper.item());
      }
    }
    List<ObjectNode> all = new ArrayList<>(items.values());
    added.forEach(item -> all.add(after(all, item), item));
    return all;
  }

  private static int after(List<ObjectNode> all, ObjectNode item) {
    for (int i = all.size(); i > 0; i--) {
      if (all.get(i - 1).path("domain").equals(item.path("domain"))) {
        return i;
      }
    }
    return all.size();
  }

  /** What a region's government did for these proposals, as one act. */
  static Acts acts(Region region, List<Proposal> approved) {
    List<Deed.Approved> acts =
        approved.stream()
            .flatMap(proposal -> proposal.approved().entrySet().stream())
            .filter(entry -> entry.getKey().equals(region))
            .map(entry -> (Deed.Approved) entry.getValue().act().deed())
            .toList();
    if (acts.isEmpty()) {
      throw ProblemException.conflict(
          "nothing-approved",
          "proposals",
          "no proposal among them was approved in region " + region,
          "wait until both governments have approved");
    }
    return new Acts(
        joined(acts.stream().map(Deed.Approved::authority).toList()),
        joined(acts.stream().map(Deed.Approved::act).toList()),
        acts.stream().map(Deed.Approved::date).max(LocalDate::compareTo).orElseThrow());
  }

  private static String joined(List<String> texts) {
    String all = new TreeSet<>(texts).stream().collect(Collectors.joining("、"));
    if (all.length() > CatalogueLimits.ACT) {
      throw ProblemException.conflict(
          "too-many-acts",
          "proposals",
          "their acts of approval do not fit into 200 characters",
          "compose fewer at once, or approve several proposals by one act");
    }
    return all;
  }
}
