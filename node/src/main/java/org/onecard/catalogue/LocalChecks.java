package org.onecard.catalogue;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.onecard.kernel.region.Region;
import org.onecard.protocol.catalogue.ApplicationItem;
import org.onecard.protocol.catalogue.Edition;
import org.onecard.protocol.catalogue.ItemPaper;
import org.onecard.protocol.catalogue.ItemPaper.Change;
import org.onecard.web.ProblemException;

/**
 * What keeps a local list from contradicting the joint one: it says nothing of an item the joint
 * list has, and nothing of places that are not the region's. Where a later joint edition takes up
 * what a local list had, the joint one stands ({@code joint-stands-over-local}).
 */
final class LocalChecks {
  private LocalChecks() {}

  /** Refuses a paper for the local list that the joint list contradicts, now or soon. */
  static void requireNoContradiction(
      ItemPaper paper, Region self, List<Edition> joint, LocalDate today) {
    if (paper.change() == Change.WITHDRAW) {
      return;
    }
    ApplicationItem wanted = paper.wanted();
    fromNowOn(joint, today).stream()
        .flatMap(edition -> contradicting(edition, wanted).stream())
        .findFirst()
        .ifPresent(
            item -> {
              throw ProblemException.conflict(
                  "joint-stands-over-local",
                  "content.code",
                  "the joint list has " + item.code() + " (" + item.titleZh() + ")",
                  "propose a change of the joint item instead");
            });
    boolean inside =
        wanted.places().stream().allMatch(place -> ItemChecks.isIn(place, self, today));
    if (!inside) {
      throw ProblemException.badField(
          "content.places",
          "reach beyond region " + self,
          "a local list speaks for its own region's places alone");
    }
  }

  private static Optional<ApplicationItem> contradicting(Edition edition, ApplicationItem wanted) {
    return edition.items().stream()
        .filter(
            item -> item.code().equals(wanted.code()) || item.titleZh().equals(wanted.titleZh()))
        .findFirst();
  }

  /** The edition in force on a day and all that are to come. */
  private static List<Edition> fromNowOn(List<Edition> newestFirst, LocalDate today) {
    long inForce =
        newestFirst.stream()
            .filter(edition -> !edition.effectiveFrom().isAfter(today))
            .mapToLong(Edition::number)
            .max()
            .orElse(0);
    return newestFirst.stream().filter(edition -> edition.number() >= inForce).toList();
  }

  /** The items of a local list that the joint edition in force does not have. */
  static List<ApplicationItem> standing(List<ApplicationItem> local, Optional<Edition> joint) {
    return local.stream()
        .filter(item -> joint.flatMap(edition -> edition.find(item.code())).isEmpty())
        .toList();
  }
}
