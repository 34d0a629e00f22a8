package org.onecard.portal;

import java.util.List;
import org.onecard.protocol.catalogue.EditionDifference;
import org.onecard.protocol.catalogue.EditionDifference.Line;

/** What one edition changes of another, as a page shows it: word, sign and colour. */
final class DifferenceLines {
  private DifferenceLines() {}

  /** One item: {@code kind} is added, changed or withdrawn. */
  record Item(String kind, String said, String code, String title, List<Change> changes) {}

  /** One field of it, before and after. */
  record Change(String field, String before, String after) {}

  static List<Item> of(EditionDifference difference, Phrases phrases) {
    return difference.lines().stream().map(line -> item(line, phrases)).toList();
  }

  private static Item item(Line line, Phrases phrases) {
    String title = phrases.english() ? line.titleEn() : line.titleZh();
    return switch (line) {
      case Line.Added added -> item("added", added.code(), title, List.of(), phrases);
      case Line.Changed changed ->
          item(
              "changed",
              changed.code(),
              title,
              changed.fields().stream()
                  .map(
                      field ->
                          new Change(
                              phrases.sayOr("item." + field.name(), field.name()),
                              field.before(),
                              field.after()))
                  .toList(),
              phrases);
      case Line.Withdrawn withdrawn ->
          item("withdrawn", withdrawn.code(), title, List.of(), phrases);
    };
  }

  private static Item item(
      String kind, String code, String title, List<Change> changes, Phrases phrases) {
    return new Item(kind, phrases.say("difference." + kind), code, title, changes);
  }
}
