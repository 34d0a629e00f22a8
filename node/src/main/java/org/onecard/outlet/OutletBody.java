package org.onecard.outlet;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.DayOfWeek;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An outlet as JSON says it.
 *
 * @param services of {@code apply}, {@code activate}, {@code replace-other-region} and the like
 * @param closed whether it has closed for good; false if left out
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OutletBody(
    @Nullable String code,
    @Nullable String kind,
    @Nullable String nameZh,
    @Nullable String nameEn,
    @Nullable String addressZh,
    @Nullable String addressEn,
    @Nullable String place,
    @Nullable String latitude,
    @Nullable String longitude,
    @Nullable String telephone,
    @Nullable HoursBody hours,
    @Nullable List<@Nullable String> services,
    @Nullable List<@Nullable String> accessibility,
    @Nullable Boolean closed) {

  /**
   * Opening hours as JSON says them.
   *
   * @param weekly by {@code monday} to {@code sunday}: pieces as {@code 09:00-12:00}
   * @param exceptions by day as {@code 2026-12-31}; no pieces: closed
   * @param keepsCalendar closed on public holidays, open as on a Monday where a weekend day is
   *     worked instead; true if left out
   */
  public record HoursBody(
      @Nullable Map<String, @Nullable List<@Nullable String>> weekly,
      @Nullable Map<String, @Nullable List<@Nullable String>> exceptions,
      @Nullable Boolean keepsCalendar) {}

  /** The same with the code that stands in the address. */
  OutletBody withCode(String itsCode) {
    return new OutletBody(
        itsCode,
        kind,
        nameZh,
        nameEn,
        addressZh,
        addressEn,
        place,
        latitude,
        longitude,
        telephone,
        hours,
        services,
        accessibility,
        closed);
  }

  /** The outlet in this form. */
  static OutletBody of(Outlet outlet) {
    return new OutletBody(
        outlet.code(),
        outlet.kind().text(),
        outlet.nameZh(),
        outlet.nameEn(),
        outlet.addressZh(),
        outlet.addressEn(),
        outlet.place().text(),
        outlet.latitude(),
        outlet.longitude(),
        outlet.telephone(),
        of(outlet.hours()),
        outlet.services().stream().<@Nullable String>map(OutletService::text).toList(),
        outlet.accessibility().stream().<@Nullable String>map(Accessibility::text).toList(),
        outlet.closed());
  }

  private static HoursBody of(OpeningHours hours) {
    Map<String, @Nullable List<@Nullable String>> weekly = new LinkedHashMap<>();
    for (DayOfWeek day : DayOfWeek.values()) {
      List<Span> spans = hours.weekly().getOrDefault(day, List.of());
      if (!spans.isEmpty()) {
        weekly.put(day.name().toLowerCase(Locale.ROOT), texts(spans));
      }
    }
    Map<String, @Nullable List<@Nullable String>> exceptions = new TreeMap<>();
    hours.exceptions().forEach((day, spans) -> exceptions.put(day.toString(), texts(spans)));
    return new HoursBody(weekly, exceptions, hours.keepsCalendar());
  }

  private static List<@Nullable String> texts(List<Span> spans) {
    return spans.stream().<@Nullable String>map(Span::text).toList();
  }
}
