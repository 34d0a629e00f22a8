package org.onecard.outlet;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An outlet as the fields of a form, by the headings of the table. */
public final class OutletForm {
  private OutletForm() {}

  /** The headings of the table, with commas between. */
  public static String headings() {
    return String.join(",", OutletTable.HEADINGS);
  }

  /** What stands in the fields of a form for this outlet. */
  public static Map<String, String> values(Outlet outlet) {
    return Map.copyOf(OutletTable.cells(outlet));
  }

  /** The boxes that are ticked for this outlet, as {@code name=value}. */
  public static Set<String> chosen(Outlet outlet) {
    Set<String> chosen = new HashSet<>();
    outlet.services().forEach(service -> chosen.add("services=" + service.text()));
    outlet.accessibility().forEach(one -> chosen.add("accessibility=" + one.text()));
    return Set.copyOf(chosen);
  }

  /**
   * What a form says of an outlet.
   *
   * @param first the first value of each field
   * @param all every value, for boxes
   */
  public static OutletBody body(Map<String, String> first, Map<String, List<String>> all) {
    Map<String, String> cells = new HashMap<>(first);
    for (String boxes : List.of("services", "accessibility")) {
      cells.put(boxes, String.join(" ", all.getOrDefault(boxes, List.of())));
    }
    for (String box : List.of("keepsCalendar", "closed")) {
      cells.put(box, Boolean.toString("true".equals(first.get(box))));
    }
    return OutletTable.body(cells);
  }
}
