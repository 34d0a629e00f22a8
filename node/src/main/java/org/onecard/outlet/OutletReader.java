package org.onecard.outlet;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.onecard.kernel.place.PlaceCode;
import org.onecard.kernel.place.Places;
import org.onecard.kernel.text.Hyphenated;
import org.onecard.outlet.OutletBody.HoursBody;
import org.onecard.web.Fields;
import org.onecard.web.ProblemException;

/** Reads what is said of an outlet; what is wrong names its field, the fault and the remedy. */
final class OutletReader {
  private static final int MOST_LATITUDE = 90;
  private static final int MOST_LONGITUDE = 180;

  /** What stands in addresses where a code would stand. */
  private static final Set<String> RESERVED =
      Set.of("import", "new", "rating", "ratings", "visits");

  private OutletReader() {}

  /**
   * The outlet that is meant.
   *
   * @param today the day on which its place must exist; null where that was looked up before
   * @throws ProblemException 400 with the field
   */
  static Outlet read(OutletBody body, @Nullable LocalDate today) {
    String latitude = Fields.degrees("latitude", body.latitude(), MOST_LATITUDE);
    String longitude = Fields.degrees("longitude", body.longitude(), MOST_LONGITUDE);
    if (latitude.isEmpty() != longitude.isEmpty()) {
      throw ProblemException.badField(
          latitude.isEmpty() ? "latitude" : "longitude", "is missing", "give both, or neither");
    }
    String telephone = Fields.telephone("telephone", body.telephone());
    if (telephone.isEmpty()) {
      throw ProblemException.badField("telephone", "is missing", "give the outlet's own number");
    }
    return new Outlet(
        code(body.code()),
        one(OutletKind.class, "kind", body.kind()),
        Fields.line("nameZh", body.nameZh(), OutletLimits.NAME),
        Fields.line("nameEn", body.nameEn(), OutletLimits.NAME),
        Fields.line("addressZh", body.addressZh(), OutletLimits.ADDRESS),
        Fields.line("addressEn", body.addressEn(), OutletLimits.ADDRESS),
        place(body.place(), today),
        latitude,
        longitude,
        telephone,
        hours(body.hours()),
        services(body.services()),
        several(Accessibility.class, "accessibility", body.accessibility()),
        Boolean.TRUE.equals(body.closed()));
  }

  /** The outlet that was stored; its place is not looked up again, as divisions come and go. */
  static Outlet stored(OutletBody body) {
    return read(body, null);
  }

  /** A code as it stands in an address. */
  static String code(@Nullable String value) {
    String code = Fields.code("code", value);
    if (code.length() < OutletLimits.CODE_LEAST) {
      throw ProblemException.badField("code", "is too short", "give at least 3 characters");
    }
    if (RESERVED.contains(code)) {
      throw ProblemException.badField("code", "is the name of a page", "give another");
    }
    return code;
  }

  /** A constant by its text. */
  static <E extends Enum<E>> E one(Class<E> type, String field, @Nullable String value) {
    return Hyphenated.find(type, Fields.code(field, value))
        .orElseThrow(
            () ->
                ProblemException.badField(
                    field, "is not known", "use one of " + names(type.getEnumConstants())));
  }

  private static SortedSet<OutletService> services(@Nullable List<@Nullable String> values) {
    SortedSet<OutletService> services = several(OutletService.class, "services", values);
    if (services.isEmpty()) {
      throw ProblemException.badField(
          "services", "are missing", "name what the outlet does, as apply");
    }
    return services;
  }

  private static <E extends Enum<E>> SortedSet<E> several(
      Class<E> type, String field, @Nullable List<@Nullable String> values) {
    SortedSet<E> found = new TreeSet<>();
    List<@Nullable String> given = values == null ? List.of() : values;
    if (given.size() > type.getEnumConstants().length) {
      throw ProblemException.badField(field, "are more than there are", "name each once");
    }
    for (String value : given) {
      found.add(one(type, field, value));
    }
    return found;
  }

  /** A place by its code; {@code today} is the day on which it must exist, or null. */
  static PlaceCode place(@Nullable String value, @Nullable LocalDate today) {
    PlaceCode code = placeCode(value);
    if (today != null && Places.shipped().find(code, today).isEmpty()) {
      throw ProblemException.badField(
          "place", "is no place that exists today", "give the code of a district as 500103");
    }
    return code;
  }

  /** The code of a place, which may exist or not. */
  static PlaceCode placeCode(@Nullable String value) {
    try {
      return PlaceCode.of(value == null ? "" : value.strip());
    } catch (IllegalArgumentException e) {
      throw ProblemException.badField(
          "place", "is not the code of a place", "give six digits as 500103, or zone:tianfu");
    }
  }

  private static OpeningHours hours(@Nullable HoursBody body) {
    if (body == null || body.weekly() == null) {
      throw ProblemException.badField("hours", "are missing", "give hours.weekly by day");
    }
    Map<DayOfWeek, List<Span>> weekly = new EnumMap<>(DayOfWeek.class);
    body.weekly()
        .forEach(
            (name, spans) -> {
              String field = "hours.weekly." + shown(name);
              weekly.put(weekday(field, name), spans(field, spans));
            });
    Map<LocalDate, List<Span>> exceptions = new TreeMap<>();
    if (body.exceptions() != null) {
      if (body.exceptions().size() > OutletLimits.EXCEPTIONS) {
        throw ProblemException.badField(
            "hours.exceptions",
            "are more than " + OutletLimits.EXCEPTIONS + " days",
            "leave out days that are over");
      }
      body.exceptions()
          .forEach(
              (name, spans) -> {
                String field = "hours.exceptions." + shown(name);
                exceptions.put(day(field, name), spans(field, spans));
              });
    }
    return new OpeningHours(weekly, exceptions, !Boolean.FALSE.equals(body.keepsCalendar()));
  }

  private static List<Span> spans(String field, @Nullable List<@Nullable String> texts) {
    List<@Nullable String> given = texts == null ? List.of() : texts;
    if (given.size() > OutletLimits.SPANS) {
      throw ProblemException.badField(
          field, "has more than " + OutletLimits.SPANS + " pieces", "join some");
    }
    List<Span> spans = new ArrayList<>();
    for (String text : given) {
      spans.add(Span.of(field, text == null ? "" : text.strip()));
    }
    spans.sort(null);
    for (int i = 1; i < spans.size(); i++) {
      if (spans.get(i).from() < spans.get(i - 1).until()) {
        throw ProblemException.badField(field, "has pieces that overlap", "join them to one");
      }
    }
    return spans;
  }

  private static DayOfWeek weekday(String field, String name) {
    try {
      return DayOfWeek.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw ProblemException.badField(field, "is no weekday", "use monday to sunday");
    }
  }

  private static LocalDate day(String field, String name) {
    try {
      return LocalDate.parse(name);
    } catch (DateTimeException e) {
      throw ProblemException.badField(field, "is no day", "give it as 2026-12-31");
    }
  }

  /** A key that somebody sent, short and plain enough to be named in an answer. */
  private static String shown(String key) {
    return key.matches("[A-Za-z0-9-]{1,20}") ? key : "?";
  }

  private static <E extends Enum<E>> String names(E[] constants) {
    Collection<String> names = new ArrayList<>();
    for (E constant : constants) {
      names.add(Hyphenated.of(constant));
    }
    return String.join(", ", names);
  }
}
