package org.onecard.fares.gtfs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** Fare products by rider category, and the categories as rider classes. */
final class Products {
  private static final String STANDARD = "standard";
  private static final Set<String> CATEGORY_COLUMNS =
      Set.of("rider_category_id", "rider_category_name", "is_default_fare_category");
  private static final Set<String> PRODUCT_COLUMNS =
      Set.of(
          "fare_product_id",
          "fare_product_name",
          "rider_category_id",
          "fare_media_id",
          "amount",
          "currency");

  private final Draft draft;
  private final Map<String, String> classOf = new LinkedHashMap<>();
  private final Map<String, Map<String, Long>> prices = new LinkedHashMap<>();

  Products(Map<String, String> feed, Draft draft) {
    this.draft = draft;
    categories(Table.of("rider_categories.txt", feed));
    for (Table.Row row : Table.of("fare_media.txt", feed).rows()) {
      draft.note(row.where(), "fare media are one here: an account's; left out");
    }
    Table table = Table.of("fare_products.txt", feed);
    draft.unread(table, PRODUCT_COLUMNS);
    List<Table.Row> rows = new ArrayList<>(table.rows());
    rows.sort(Comparator.comparing(row -> row.get("fare_media_id")));
    rows.forEach(this::product);
  }

  private void categories(Table table) {
    draft.unread(table, CATEGORY_COLUMNS);
    draft.add("classes", "{id: standard, title: {zh: 普通, en: standard}}");
    for (Table.Row row : table.rows()) {
      String category = row.get("rider_category_id");
      boolean isDefault = row.get("is_default_fare_category").equals("1");
      if (isDefault && !classOf.containsValue(STANDARD)) {
        classOf.put(category, STANDARD);
        continue;
      }
      String id = draft.id("class", category, row.where());
      classOf.put(category, id);
      draft.add(
          "classes",
          "{id: %s, title: %s}".formatted(id, Draft.title(row.get("rider_category_name"))));
    }
  }

  private void product(Table.Row row) {
    String category = row.get("rider_category_id");
    String riderClass = category.isEmpty() ? STANDARD : classOf.get(category);
    if (riderClass == null) {
      draft.note(row.where(), "no rider category " + category + "; left out");
      return;
    }
    long fen = draft.fen(row.get("amount"), row.get("currency"), row.where());
    Map<String, Long> byClass =
        prices.computeIfAbsent(row.get("fare_product_id"), key -> new LinkedHashMap<>());
    Long before = byClass.putIfAbsent(riderClass, fen);
    if (before != null) {
      draft.note(row.where(), "a second price of one product by fare medium; left out");
    }
  }

  boolean has(String product) {
    return prices.containsKey(product);
  }

  /** The standard rider's price; the dearest where the product is for other categories alone. */
  OptionalLong standard(String product) {
    Map<String, Long> byClass = prices.getOrDefault(product, Map.of());
    Long fen = byClass.get(STANDARD);
    return fen != null
        ? OptionalLong.of(fen)
        : byClass.values().stream().mapToLong(Long::longValue).max();
  }

  /** What a class pays; empty where the product says nothing of it. */
  OptionalLong of(String product, String riderClass) {
    Long fen = prices.getOrDefault(product, Map.of()).get(riderClass);
    return fen == null ? OptionalLong.empty() : OptionalLong.of(fen);
  }

  /** All classes but the standard one. */
  List<String> otherClasses() {
    return classOf.values().stream().filter(one -> !one.equals(STANDARD)).distinct().toList();
  }
}
