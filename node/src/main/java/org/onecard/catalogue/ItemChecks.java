package org.onecard.catalogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.onecard.kernel.place.PlaceCode;
import org.onecard.kernel.place.Places;
import org.onecard.kernel.region.Region;
import org.onecard.protocol.catalogue.ApplicationItem;
import org.onecard.protocol.catalogue.Mode;

/** What an item must say beyond its form before anybody is asked to agree to it. */
final class ItemChecks {
  private static final Pattern SECTOR = Pattern.compile("[a-z][a-z0-9-]{0,39}");

  private ItemChecks() {}

  /** What is wrong with a field, and what to do about it. */
  record Fault(String field, String fault, String remedy) {}

  /**
   * Every fault of an item; places are looked up on the day it begins, or today if that is past.
   */
  static List<Fault> faults(ApplicationItem item, LocalDate today) {
    List<Fault> faults = new ArrayList<>(faultsOfWords(item));
    places(faults, item, item.validFrom().isBefore(today) ? today : item.validFrom());
    return List.copyOf(faults);
  }

  /** Every fault that shows at any time. */
  static List<Fault> faultsOfWords(ApplicationItem item) {
    List<Fault> faults = new ArrayList<>();
    demand(faults, !item.legalBasis().isBlank(), "legalBasis", "is empty", "name the legal basis");
    demand(faults, !item.titleZh().isBlank(), "titleZh", "is empty", "give the Chinese title");
    demand(faults, !item.titleEn().isBlank(), "titleEn", "is empty", "give the English title");
    demand(faults, !item.modes().isEmpty(), "modes", "are none", "give code, chip or entry");
    demand(
        faults,
        item.modes().isEmpty()
            || item.modes().stream()
                .map(Mode::assurance)
                .anyMatch(shown -> shown.compareTo(item.minimumAssurance()) >= 0),
        "minimumAssurance",
        "is reached by none of the modes",
        "lower it, or add a mode that is harder to forge");
    demand(
        faults,
        !item.departments().isEmpty() && item.departments().stream().noneMatch(String::isBlank),
        "departments",
        "are none",
        "name the department that is responsible");
    demand(
        faults,
        !item.complaintTelephone().isBlank(),
        "complaintTelephone",
        "is empty",
        "give the telephone for complaints");
    demand(
        faults,
        item.acceptorSectors().stream().allMatch(sector -> SECTOR.matcher(sector).matches()),
        "acceptorSectors",
        "has one that is no sector",
        "give lower-case words as metro");
    return List.copyOf(faults);
  }

  private static void places(List<Fault> faults, ApplicationItem item, LocalDate day) {
    demand(faults, !item.places().isEmpty(), "places", "are none", "say where it holds");
    Optional<PlaceCode> unknown =
        item.places().stream()
            .filter(place -> Places.shipped().find(place, day).isEmpty())
            .findFirst();
    demand(
        faults,
        unknown.isEmpty(),
        "places",
        unknown.map(place -> place + " does not exist on " + day).orElse(""),
        "give codes of places that do");
  }

  /** Whether a place lies in a region on a day. */
  static boolean isIn(PlaceCode place, Region region, LocalDate day) {
    return Places.shipped().within(place, province(region), day);
  }

  /** The place that a region is. */
  static PlaceCode province(Region region) {
    return PlaceCode.of(region.code() + "0000");
  }

  private static void demand(
      List<Fault> faults, boolean holds, String field, String fault, String remedy) {
    if (!holds) {
      faults.add(new Fault(field, fault, remedy));
    }
  }
}
