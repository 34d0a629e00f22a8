package org.onecard.fares.charge;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onecard.fares.tariff.Condition;
import org.onecard.fares.tariff.Tariff;
import org.onecard.kernel.place.PlaceCode;
import org.onecard.kernel.place.Places;

/** Which conditions are meant for whom. */
final class Riders {
  private static final String PROVINCE = "0000";
  private static final String PREFECTURE = "00";

  private final List<Condition> conditions;
  private final List<String> classIds;
  private final Places places;

  /** Riders of a class of whom nothing else is known: most. */
  private final Rider[] plain;

  Riders(Tariff tariff, List<Condition> conditions, Places places) {
    this.conditions = conditions;
    this.places = places;
    classIds = tariff.classes().stream().map(one -> one.id()).toList();
    plain = new Rider[classIds.size()];
    for (int number = 0; number < plain.length; number++) {
      plain[number] = rider(number, null, Rider.ANY_MEDIUM, LocalDate.EPOCH);
    }
  }

  /** A rider of this class who lives there on this day. */
  Rider of(int riderClass, @Nullable PlaceCode residence, int activeMedium, LocalDate day) {
    if (riderClass < 0 || riderClass >= plain.length) {
      throw new IllegalArgumentException(
          "rider class " + riderClass + " is not one of the tariff's " + plain.length);
    }
    return residence == null
        ? plain[riderClass].withActive(activeMedium)
        : rider(riderClass, residence, activeMedium, day);
  }

  private Rider rider(
      int riderClass, @Nullable PlaceCode residence, int activeMedium, LocalDate day) {
    long[] fits = new long[(conditions.size() >> 6) + 1];
    for (int i = 0; i < conditions.size(); i++) {
      Condition condition = conditions.get(i);
      boolean classFits =
          condition.classes().isEmpty() || condition.classes().contains(classIds.get(riderClass));
      boolean lives =
          condition.residences().isEmpty()
              || (residence != null
                  && condition.residences().stream().anyMatch(o -> within(residence, o, day)));
      if (classFits && lives) {
        fits[i >> 6] |= 1L << i;
      }
    }
    return new Rider(riderClass, residence, activeMedium, fits);
  }

  /**
   * By the places as they stood on the day, and by the code alone, so that who lives in a division
   * merged away since does not lose a right of the whole province.
   */
  private boolean within(PlaceCode inner, PlaceCode outer, LocalDate day) {
    String area = outer.text();
    if (inner.equals(outer) || places.within(inner, outer, day)) {
      return true;
    }
    if (inner.isZone() || outer.isZone()) {
      return false;
    }
    int digits = area.endsWith(PROVINCE) ? 2 : area.endsWith(PREFECTURE) ? 4 : area.length();
    return inner.text().startsWith(area.substring(0, digits));
  }
}
