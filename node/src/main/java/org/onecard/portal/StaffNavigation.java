package org.onecard.portal;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.onecard.access.Access;
import org.onecard.access.OpenPages;

/**
 * The row of links that staff see on every page: what the member's roles open, and nothing else. A
 * page appears here as soon as it is there; its {@link org.onecard.access.Allowed} alone says to
 * whom.
 */
final class StaffNavigation {
  /** Every page that stands in the row, in its order; the name is {@code staffnav} and the path. */
  static final List<String> PATHS =
      List.of(
          "/counter",
          "/counter/visits",
          "/authority",
          "/authority/items",
          "/authority/fusion",
          "/authority/acceptors",
          "/authority/outlets",
          "/authority/complaints",
          "/authority/approvals",
          "/authority/staff",
          "/authority/peers",
          "/authority/audit",
          "/staff");

  /** Pages beside the row, each below one that stands in it. */
  private static final Map<String, String> BELOW =
      Map.of(
          "/authority/proposals", "/authority/items",
          "/authority/local-list", "/authority/items",
          "/authority/imports", "/authority/items");

  private final Access access;
  private final OpenPages pages;

  StaffNavigation(Access access, OpenPages pages) {
    this.access = access;
    this.pages = pages;
  }

  /** One link; {@code current} on the page itself and those below it. */
  record Link(String path, String key, boolean current) {}

  /** The links of the member who asks; none where it is no member of staff. */
  List<Link> of(String requested) {
    if (access.findCurrentStaff().isEmpty()) {
      return List.of();
    }
    List<String> open = pages.of(PATHS);
    String standing =
        BELOW.entrySet().stream()
            .filter(each -> isIn(requested, each.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse(requested);
    Optional<String> current =
        open.stream()
            .filter(path -> isIn(standing, path))
            .max(Comparator.comparingInt(String::length));
    return open.stream()
        .map(path -> new Link(path, key(path), current.filter(path::equals).isPresent()))
        .toList();
  }

  private static boolean isIn(String requested, String path) {
    return requested.equals(path) || requested.startsWith(path + "/");
  }

  static String key(String path) {
    return "staffnav" + path.replace('/', '.');
  }
}
