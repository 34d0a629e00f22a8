package org.onecard.kernel.place;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The places there are, each on the days on which it exists: a division that was merged away is
 * found on the days before and not after.
 */
public final class Places {
  /** How many steps lead from any place to its province at most; more is a circle. */
  private static final int MAX_DEPTH = 4;

  private static final class Shipped {
    static final Places PLACES = new Places(PlacesResource.read());
  }

  private final Map<PlaceCode, List<Place>> byCode;

  private Places(Collection<Place> places) {
    Map<PlaceCode, List<Place>> index = new HashMap<>();
    for (Place place : places) {
      List<Place> periods = index.computeIfAbsent(place.code(), code -> new ArrayList<>());
      for (Place other : periods) {
        if (place.from().isBefore(other.until()) && other.from().isBefore(place.until())) {
          throw new IllegalArgumentException(place.code() + " has two periods that overlap");
        }
      }
      periods.add(place);
    }
    byCode = Map.copyOf(index);
    places.forEach(place -> checkAncestry(place, 0));
  }

  /** The places of the product's own list: divisions of 重庆 and 四川 and their zones. */
  public static Places shipped() {
    return Shipped.PLACES;
  }

  /**
   * These places. IllegalArgumentException if two periods of one place overlap, a parent is not
   * among them, or places lie in a circle.
   */
  public static Places of(Collection<Place> places) {
    return new Places(places);
  }

  /** The place with this code as it stood on this day; empty if it did not exist then. */
  public Optional<Place> find(PlaceCode code, LocalDate day) {
    return periods(code).stream().filter(place -> place.isValidOn(day)).findAny();
  }

  /** All places that exist on this day, by code. */
  public List<Place> list(LocalDate day) {
    return byCode.keySet().stream().sorted().flatMap(code -> find(code, day).stream()).toList();
  }

  /**
   * Whether {@code inner} is {@code outer} or lies in it on this day, directly or through others. A
   * zone across a border lies in both sides. False if either does not exist then.
   */
  public boolean within(PlaceCode inner, PlaceCode outer, LocalDate day) {
    Optional<Place> place = find(inner, day);
    if (place.isEmpty() || find(outer, day).isEmpty()) {
      return false;
    }
    return inner.equals(outer)
        || place.get().parents().stream().anyMatch(parent -> within(parent, outer, day));
  }

  private List<Place> periods(PlaceCode code) {
    return byCode.getOrDefault(code, List.of());
  }

  private void checkAncestry(Place place, int depth) {
    if (depth > MAX_DEPTH) {
      throw new IllegalArgumentException(place.code() + " lies in a circle of places");
    }
    for (PlaceCode parent : place.parents()) {
      if (periods(parent).isEmpty()) {
        throw new IllegalArgumentException(place.code() + " lies in unknown " + parent);
      }
      periods(parent).forEach(period -> checkAncestry(period, depth + 1));
    }
  }
}
