package org.onecard.oversight;

import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onecard.kernel.time.ServiceDay;
import org.onecard.web.ProblemException;

/** Reads the parameters of GeoReport v2 by the standard's names. */
final class Open311Parameters {
  private static final Pattern ATTRIBUTE = Pattern.compile("attribute\\[([a-z0-9-]{1,64})]");
  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final Map<String, String> STANDARD_NAMES =
      Map.of(
          "serviceCode", "service_code",
          "contactName", "first_name",
          "telephone", "phone",
          "address", "address_string",
          "latitude", "lat",
          "longitude", "long",
          "requestKey", "Idempotency-Key",
          "reference", "service_request_id");

  private Open311Parameters() {}

  /** The days a list covers. */
  record Span(Instant from, Instant to) {}

  /** The standard's name of a field of ours. */
  static String standardName(String field) {
    return STANDARD_NAMES.getOrDefault(field, field);
  }

  static Filing filing(HttpServletRequest request) {
    String media = request.getParameter("media_url");
    if (media != null && !media.isBlank()) {
      throw ProblemException.badField(
          "media_url", "pictures are not taken yet", "describe what they show");
    }
    return new Filing(
        request.getParameter("service_code"),
        request.getParameter("description"),
        name(request.getParameter("last_name"), request.getParameter("first_name")),
        request.getParameter("phone"),
        request.getParameter("email"),
        request.getParameter("address_string"),
        request.getParameter("lat"),
        request.getParameter("long"),
        attributes(request),
        request.getHeader("Idempotency-Key"));
  }

  /** A Chinese name is written without a space, the family's first. */
  private static String name(@Nullable String last, @Nullable String first) {
    String family = Objects.requireNonNullElse(last, "").strip();
    String given = Objects.requireNonNullElse(first, "").strip();
    boolean latin = (family + given).chars().anyMatch(letter -> letter < 0x100);
    return latin ? (given + " " + family).strip() : family + given;
  }

  private static Map<String, @Nullable String> attributes(HttpServletRequest request) {
    Map<String, @Nullable String> attributes = new TreeMap<>();
    for (String name : request.getParameterMap().keySet()) {
      if (name.startsWith("attribute[")) {
        Matcher matcher = ATTRIBUTE.matcher(name);
        if (!matcher.matches()) {
          throw ProblemException.badField(
              "attribute", "one has no code of a question", "write attribute[where]=…");
        }
        attributes.put(matcher.group(1), request.getParameter(name));
      }
    }
    return attributes;
  }

  /** The values of a parameter that lists them with commas; at most 50. */
  static List<String> names(HttpServletRequest request, String parameter) {
    String text = request.getParameter(parameter);
    if (text == null || text.isBlank()) {
      return List.of();
    }
    List<String> names = new ArrayList<>();
    for (String name : text.split(",", -1)) {
      if (!name.isBlank()) {
        names.add(name.strip());
      }
    }
    if (names.size() > ComplaintLimits.NAMED) {
      throw ProblemException.badField(
          parameter, "has more than " + ComplaintLimits.NAMED + " values", "ask in parts");
    }
    return names;
  }

  /** The states that {@code status} means; all where it is absent. */
  static List<String> states(HttpServletRequest request) {
    List<String> wanted = names(request, "status");
    for (String status : wanted) {
      if (!status.equals("open") && !status.equals("closed")) {
        throw ProblemException.badField("status", "is neither", "use open or closed, or both");
      }
    }
    return Stream.of(ComplaintState.values())
        .filter(state -> wanted.isEmpty() || wanted.contains(state.open() ? "open" : "closed"))
        .map(ComplaintState::text)
        .toList();
  }

  /** From {@code start_date} to {@code end_date}; one alone means 90 days, none the last 90. */
  static Span span(HttpServletRequest request, Instant now) {
    Instant start = time(request, "start_date");
    Instant end = time(request, "end_date");
    Instant to = end != null ? end : start == null ? now : shifted(start, 1);
    Instant from = start != null ? start : shifted(to, -1);
    if (to.isAfter(shifted(from, 1))) {
      throw ProblemException.badField(
          "end_date", "is more than 90 days after start_date", "ask for 90 days at a time");
    }
    return new Span(from, to);
  }

  private static Instant shifted(Instant instant, int spans) {
    return instant
        .atZone(ServiceDay.ZONE)
        .plus(ComplaintLimits.LIST_SPAN.multipliedBy(spans))
        .toInstant();
  }

  private static @Nullable Instant time(HttpServletRequest request, String parameter) {
    String text = request.getParameter(parameter);
    if (text == null || text.isBlank()) {
      return null;
    }
    try {
      // A plus that was not encoded arrives as a space.
      Instant time = OffsetDateTime.parse(text.strip().replace(' ', '+')).toInstant();
      if (time.isAfter(Instant.parse("1990-01-01T00:00:00Z"))
          && time.isBefore(Instant.parse("2200-01-01T00:00:00Z"))) {
        return time;
      }
    } catch (DateTimeException e) {
      // Answered below, as a time out of range is.
    }
    throw ProblemException.badField(
        parameter, "is no time with its zone", "write 2026-11-21T00:00:00+08:00");
  }

  static Optional<UUID> uuid(String text) {
    return UUID_FORM.matcher(text).matches()
        ? Optional.of(UUID.fromString(text))
        : Optional.empty();
  }
}
