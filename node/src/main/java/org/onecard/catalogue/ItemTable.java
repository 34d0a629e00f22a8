package org.onecard.catalogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.onecard.catalogue.TableReader.Line;
import org.onecard.protocol.catalogue.ApplicationItem;
import org.onecard.protocol.json.DocumentFields;
import org.onecard.protocol.json.MalformedDocumentException;
import org.onecard.protocol.json.SignedDocument;
import org.onecard.web.ProblemException;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A table of items, one a line, under English or Chinese headings. */
final class ItemTable {
  private static final Pattern SEPARATOR = Pattern.compile("[;；、]");
  private static final Set<String> LISTS =
      Set.of("modes", "places", "acceptorSectors", "requires", "releases", "departments");
  private static final Map<String, String> TRUTHS =
      Map.of(
          "true", "true", "是", "true", "1", "true", "false", "false", "否", "false", "0", "false");
  private static final Map<String, String> DEFAULTS =
      Map.of("unknownOnline", "undetermined", "unknownOffline", "decline");
  private static final Set<String> FLAGS =
      Set.of(
          "admissionRequired",
          "releasesSocialSecurityNumber",
          "transitFunctionRequired",
          "onlineCheck");
  private static final Map<String, String> COLUMNS = columns();

  private ItemTable() {}

  /** What is wrong in a line. */
  record LineFault(int line, String field, String fault, String remedy) {}

  /** What a table says: items by code in their order, and every fault. */
  record Contents(Map<String, ObjectNode> items, List<LineFault> faults) {}

  /** A line that could be read. */
  private record Entry(int line, ApplicationItem item) {}

  /** Reads the table; a 400 problem where its heading is wrong. */
  static Contents read(List<Line> lines, LocalDate today) {
    if (lines.size() < 2) {
      throw ProblemException.badField("file", "has no items", "give a heading and lines below it");
    }
    List<String> fields = heading(lines.getFirst());
    Map<String, ObjectNode> items = new LinkedHashMap<>();
    Map<String, Entry> seen = new HashMap<>();
    List<LineFault> faults = new ArrayList<>();
    for (Line line : lines.subList(1, lines.size())) {
      try {
        ObjectNode document = document(fields, line);
        ApplicationItem item = ApplicationItem.read(DocumentFields.of(document));
        ItemChecks.faults(item, today)
            .forEach(
                fault ->
                    faults.add(
                        new LineFault(
                            line.number(), fault.field(), fault.fault(), fault.remedy())));
        Entry before = seen.putIfAbsent(item.code(), new Entry(line.number(), item));
        if (before != null) {
          faults.add(twice(line, item, before));
        }
        items.putIfAbsent(item.code(), document);
      } catch (MalformedDocumentException e) {
        faults.add(
            new LineFault(
                line.number(),
                e.field(),
                String.valueOf(e.getMessage()),
                "see docs/protocol/edition.md"));
      }
    }
    return new Contents(items, List.copyOf(faults));
  }

  private static LineFault twice(Line line, ApplicationItem item, Entry before) {
    LocalDate end = item.validTo();
    LocalDate otherEnd = before.item.validTo();
    boolean overlap =
        (otherEnd == null || item.validFrom().isBefore(otherEnd))
            && (end == null || before.item.validFrom().isBefore(end));
    return overlap
        ? new LineFault(
            line.number(),
            "validFrom",
            "its dates overlap those of " + item.code() + " in line " + before.line,
            "let one end before the other begins, in editions of their own")
        : new LineFault(
            line.number(),
            "code",
            item.code() + " is in line " + before.line + " already",
            "an edition has each code once");
  }

  private static List<String> heading(Line line) {
    List<String> fields = new ArrayList<>();
    for (String cell : line.cells()) {
      String field = COLUMNS.getOrDefault(cell.toLowerCase(Locale.ROOT), "");
      if (field.isEmpty() && !cell.isEmpty()) {
        throw ProblemException.badField(
            "file", "has a column '" + brief(cell) + "' that is not known", "leave it out");
      }
      if (!field.isEmpty() && fields.contains(field)) {
        throw ProblemException.badField("file", "has the column " + field + " twice", "keep one");
      }
      fields.add(field);
    }
    if (!fields.contains("code")) {
      throw ProblemException.badField("file", "has no column code", "begin with a heading");
    }
    return fields;
  }

  private static String brief(String text) {
    return text.substring(0, Math.min(text.length(), 40));
  }

  private static ObjectNode document(List<String> fields, Line line) {
    ObjectNode document = SignedDocument.create();
    LISTS.forEach(document::putArray);
    FLAGS.forEach(flag -> document.put(flag, false));
    DEFAULTS.forEach(document::put);
    for (int i = 0; i < line.cells().size(); i++) {
      String text = line.cells().get(i);
      String field = i < fields.size() ? fields.get(i) : "";
      if (field.isEmpty() || text.isEmpty()) {
        continue;
      }
      if (text.length() > CatalogueLimits.CELL) {
        throw new MalformedDocumentException(field, "too long", "give at most 2,000 characters");
      }
      if (LISTS.contains(field)) {
        ArrayNode list = document.putArray(field);
        Arrays.stream(SEPARATOR.split(text, -1))
            .map(String::strip)
            .filter(part -> !part.isEmpty())
            .forEach(list::add);
      } else if (FLAGS.contains(field)) {
        String truth = TRUTHS.get(text.toLowerCase(Locale.ROOT));
        if (truth == null) {
          throw new MalformedDocumentException(field, "neither yes nor no", "give 是 or 否");
        }
        document.put(field, Boolean.parseBoolean(truth));
      } else {
        document.put(field, text);
      }
    }
    return document.has("legalBasis") ? document : document.put("legalBasis", "");
  }

  private static Map<String, String> columns() {
    Map<String, String> columns = new HashMap<>();
    String[] pairs = {
      "code",
      "代码",
      "domain",
      "领域",
      "titleZh",
      "事项名称",
      "titleEn",
      "英文名称",
      "modes",
      "出示方式",
      "minimumAssurance",
      "最低保证等级",
      "places",
      "适用地点",
      "acceptorSectors",
      "用卡单位行业",
      "admissionRequired",
      "需要准入",
      "requires",
      "所需属性",
      "releases",
      "提供属性",
      "releasesSocialSecurityNumber",
      "提供社会保障号码",
      "transitFunctionRequired",
      "需要交通功能",
      "onlineCheck",
      "在线核验",
      "unknownOnline",
      "在线状态未知",
      "unknownOffline",
      "离线状态未知",
      "legalBasis",
      "法律依据",
      "departments",
      "责任部门",
      "complaintTelephone",
      "投诉电话",
      "validFrom",
      "生效日期",
      "validTo",
      "失效日期"
    };
    for (int i = 0; i < pairs.length; i += 2) {
      columns.put(pairs[i].toLowerCase(Locale.ROOT), pairs[i]);
      columns.put(pairs[i + 1], pairs[i]);
    }
    return Map.copyOf(columns);
  }
}
