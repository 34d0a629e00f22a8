package org.onecard.protocol.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.onecard.protocol.json.SignedDocument;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What one list has that another has not, item by item and field by field. Lists within a field are
 * compared as sets; a field a reader does not know is compared as well.
 *
 * @param lines added items in the order of the later list, then changed, then withdrawn ones
 */
public record EditionDifference(List<Line> lines) {
  private static final String BETWEEN = "、";

  /** One item's difference. */
  public sealed interface Line {
    /** The item's code. */
    String code();

    /** The item's Chinese title, the later one where it changed. */
    String titleZh();

    /** The item's English title, the later one where it changed. */
    String titleEn();

    /** Only the later list has it. */
    record Added(String code, String titleZh, String titleEn) implements Line {}

    /** Both have it, with other words. */
    record Changed(String code, String titleZh, String titleEn, List<Field> fields)
        implements Line {}

    /** Only the earlier list has it. */
    record Withdrawn(String code, String titleZh, String titleEn) implements Line {}
  }

  /**
   * One field of a changed item.
   *
   * @param before its value in words; empty where it was not there
   * @param after its value in words; empty where it is left out
   */
  public record Field(String name, String before, String after) {}

  /** What {@code after} changes of {@code before}. */
  public static EditionDifference between(Edition before, Edition after) {
    return between(before.itemDocuments(), after.itemDocuments());
  }

  /** What items by code change of others by code. */
  public static EditionDifference between(
      Map<String, ObjectNode> before, Map<String, ObjectNode> after) {
    List<Line> added = new ArrayList<>();
    List<Line> changed = new ArrayList<>();
    List<Line> withdrawn = new ArrayList<>();
    after.forEach(
        (code, item) -> {
          ObjectNode old = before.get(code);
          if (old == null) {
            added.add(new Line.Added(code, title(item, "titleZh"), title(item, "titleEn")));
            return;
          }
          List<Field> fields = fields(old, item);
          if (!fields.isEmpty()) {
            changed.add(
                new Line.Changed(code, title(item, "titleZh"), title(item, "titleEn"), fields));
          }
        });
    before.forEach(
        (code, item) -> {
          if (!after.containsKey(code)) {
            withdrawn.add(new Line.Withdrawn(code, title(item, "titleZh"), title(item, "titleEn")));
          }
        });
    added.addAll(changed);
    added.addAll(withdrawn);
    return new EditionDifference(List.copyOf(added));
  }

  private static String title(ObjectNode item, String field) {
    return item.path(field).asString("");
  }

  private static List<Field> fields(ObjectNode before, ObjectNode after) {
    List<Field> fields = new ArrayList<>();
    Map<String, String> old = values(before);
    Map<String, String> next = values(after);
    TreeSet<String> names = new TreeSet<>(old.keySet());
    names.addAll(next.keySet());
    for (String name : names) {
      String was = old.getOrDefault(name, "");
      String is = next.getOrDefault(name, "");
      if (!was.equals(is)) {
        fields.add(new Field(name, was, is));
      }
    }
    return List.copyOf(fields);
  }

  private static Map<String, String> values(ObjectNode item) {
    Map<String, String> values = new LinkedHashMap<>();
    item.properties().forEach(field -> values.put(field.getKey(), words(field.getValue())));
    return values;
  }

  private static String words(JsonNode value) {
    if (value.isArray()) {
      return StreamSupport.stream(value.spliterator(), false)
          .map(EditionDifference::words)
          .sorted()
          .distinct()
          .collect(Collectors.joining(BETWEEN));
    }
    if (value instanceof ObjectNode object) {
      return SignedDocument.canonicalText(object);
    }
    return value.isNull() ? "" : value.asString();
  }
}
