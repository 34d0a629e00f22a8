package org.onecard.fares.tariff;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The keys of each mapping in a tariff file. The published JSON Schema has a definition of the same
 * name with the same keys; a test holds the two together.
 */
final class Form {
  private static final Map<String, Form> ALL = new TreeMap<>();

  static final Form TARIFF =
      form(
          "tariff",
          List.of(
              "tariff",
              "title",
              "cut_over_hour",
              "rounding",
              "parties",
              "classes",
              "services",
              "fares",
              "journeys"),
          List.of("discounts", "subsidies", "transfers", "concessions", "caps"));
  static final Form TEXT = form("text", List.of("zh", "en"), List.of());
  static final Form ROUNDING = form("rounding", List.of("to", "mode"), List.of());
  static final Form PARTY = form("party", List.of("id", "kind", "title"), List.of());
  static final Form RIDER_CLASS = form("riderClass", List.of("id", "title"), List.of());
  static final Form SERVICE =
      form("service", List.of("id", "mode", "operator", "taps_out", "title"), List.of("network"));
  static final Form FARE =
      form(
          "fare",
          List.of("id", "services"),
          List.of(
              "from",
              "until",
              "flat",
              "zones",
              "distance",
              "given",
              "times_of_day",
              "minimum",
              "maximum"));
  static final Form ZONES = form("zones", List.of("members", "prices"), List.of());
  static final Form ZONE_PRICE = form("zonePrice", List.of("from", "to", "fare"), List.of());
  static final Form STEP = form("step", List.of("from", "adds"), List.of("upto", "every"));
  static final Form TIME_OF_DAY =
      form("timeOfDay", List.of("from", "until", "asks"), List.of("days"));
  static final Form WINDOW = form("window", List.of("from", "until"), List.of("days"));
  static final Form CONDITION =
      form(
          "condition",
          List.of(),
          List.of("from", "until", "classes", "services", "residences", "boardings", "windows"));
  static final Form REDUCTION =
      form("reduction", List.of("id", "title", "effect", "borne_by"), List.of("when"));
  static final Form EFFECT =
      form("effect", List.of(), List.of("ratio", "marginal", "off", "price"));
  static final Form BAND = form("band", List.of("from", "pays"), List.of("upto"));
  static final Form TRANSFER =
      form(
          "transfer",
          List.of("id", "title", "recognised_by", "effect", "borne_by"),
          List.of(
              "when",
              "from_services",
              "measured_from",
              "within",
              "times_per_chain",
              "same_service"));
  static final Form CONCESSION =
      form(
          "concession",
          List.of("id", "title", "effect", "borne_by"),
          List.of("when", "quota", "top_up_rides", "active_medium_only"));
  static final Form QUOTA = form("quota", List.of("period", "rides"), List.of());
  static final Form CAP =
      form("cap", List.of("id", "title", "period", "per", "limit", "borne_by"), List.of("when"));
  static final Form JOURNEYS =
      form(
          "journeys",
          List.of("longest", "same_station_then", "entry_only", "exit_only"),
          List.of("clock_tolerance", "pass_back_within", "same_station_free", "habit_rides"));

  private final Set<String> required;
  private final SortedSet<String> all;

  private Form(Set<String> required, SortedSet<String> all) {
    this.required = required;
    this.all = all;
  }

  private static Form form(String name, List<String> required, List<String> optional) {
    SortedSet<String> all = new TreeSet<>(required);
    all.addAll(optional);
    Form form = new Form(Set.copyOf(required), all);
    ALL.put(name, form);
    return form;
  }

  /** The names of all definitions. */
  static Set<String> names() {
    return Set.copyOf(ALL.keySet());
  }

  /** The form with this definition's name. */
  static Form named(String name) {
    Form form = ALL.get(name);
    if (form == null) {
      throw new IllegalArgumentException("no form is called " + name);
    }
    return form;
  }

  /** Keys that must stand there. */
  Set<String> required() {
    return required;
  }

  /** All keys that may stand there, sorted. */
  List<String> all() {
    return List.copyOf(all);
  }
}
