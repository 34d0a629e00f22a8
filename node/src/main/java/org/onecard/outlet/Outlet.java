package org.onecard.outlet;

import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.onecard.kernel.place.PlaceCode;

/**
 * A place that serves cards.
 *
 * @param code its lasting name: 3 to 64 lower-case letters, digits and hyphens
 * @param place the division or zone it stands in
 * @param latitude WGS 84 in degrees as 29.563010, or empty with the longitude
 * @param longitude WGS 84 in degrees, or empty
 * @param telephone the number of the outlet itself
 * @param closed whether it has closed for good
 */
public record Outlet(
    String code,
    OutletKind kind,
    String nameZh,
    String nameEn,
    String addressZh,
    String addressEn,
    PlaceCode place,
    String latitude,
    String longitude,
    String telephone,
    OpeningHours hours,
    SortedSet<OutletService> services,
    SortedSet<Accessibility> accessibility,
    boolean closed) {

  /** Copies the sets. */
  public Outlet {
    services = Collections.unmodifiableSortedSet(new TreeSet<>(services));
    accessibility = Collections.unmodifiableSortedSet(new TreeSet<>(accessibility));
  }

  /** Whether it does this. */
  public boolean offers(OutletService service) {
    return services.contains(service);
  }

  /** Whether it does all of these. */
  public boolean offersAll(Set<OutletService> wanted) {
    return services.containsAll(wanted);
  }
}
