package org.onecard.kernel.place;

import java.time.LocalDate;
import java.util.Set;

/**
 * A place during one period in which its name and its parents stay the same.
 *
 * @param code its code; another period of the same place has the same code
 * @param nameZh its Chinese name
 * @param parents the places it lies in; a zone across a border has several, a province none
 * @param from the first day of the period; {@link LocalDate#MIN} if before the data begin
 * @param until the first day after the period; {@link LocalDate#MAX} if still open
 */
public record Place(
    PlaceCode code,
    PlaceKind kind,
    String nameZh,
    Set<PlaceCode> parents,
    LocalDate from,
    LocalDate until) {

  /** Refuses an empty period, a place in itself, and anything but a province without a parent. */
  public Place {
    parents = Set.copyOf(parents);
    if (!from.isBefore(until)) {
      throw new IllegalArgumentException(code + " ends on " + until + ", not after it began");
    }
    if (parents.contains(code)) {
      throw new IllegalArgumentException(code + " cannot lie in itself");
    }
    if (parents.isEmpty() != (kind == PlaceKind.PROVINCE)) {
      throw new IllegalArgumentException(code + ": provinces have no parent, all others have one");
    }
  }

  /** Whether the place stood so on this day. */
  public boolean isValidOn(LocalDate day) {
    return !day.isBefore(from) && day.isBefore(until);
  }
}
