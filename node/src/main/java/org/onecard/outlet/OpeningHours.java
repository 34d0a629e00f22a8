package org.onecard.outlet;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.onecard.kernel.time.ServiceDay;
import org.onecard.kernel.time.WorkCalendar;

/**
 * When an outlet is open, by the clock of Asia/Shanghai.
 *
 * @param weekly the pieces of each weekday, in order and apart; a day that is missing is closed
 * @param exceptions the pieces of days that are unlike others; an empty list is closed
 * @param keepsCalendar whether it closes on public holidays, and on a weekend day that is worked
 *     instead has the hours of a Monday; machines mostly do not
 */
public record OpeningHours(
    Map<DayOfWeek, List<Span>> weekly,
    Map<LocalDate, List<Span>> exceptions,
    boolean keepsCalendar) {

  /** Copies; days in order. */
  public OpeningHours {
    Map<DayOfWeek, List<Span>> days = new TreeMap<>();
    weekly.forEach((day, spans) -> days.put(day, List.copyOf(spans)));
    Map<LocalDate, List<Span>> dates = new TreeMap<>();
    exceptions.forEach((day, spans) -> dates.put(day, List.copyOf(spans)));
    weekly = Collections.unmodifiableMap(days);
    exceptions = Collections.unmodifiableMap(dates);
  }

  /**
   * Whether it is open, and until when that stays so.
   *
   * @param changesAt when it next closes or opens; null if not within 60 days
   */
  public record Opening(boolean open, @Nullable Instant changesAt) {}

  /** The pieces of a day. */
  public List<Span> on(LocalDate day, WorkCalendar calendar) {
    List<Span> exception = exceptions.get(day);
    if (exception != null) {
      return exception;
    }
    boolean holiday = calendar.findHoliday(day).isPresent();
    boolean weekend = day.getDayOfWeek().getValue() >= DayOfWeek.SATURDAY.getValue();
    if (keepsCalendar && holiday) {
      return List.of();
    }
    boolean madeUp = keepsCalendar && weekend && calendar.isWorkday(day);
    return weekly.getOrDefault(madeUp ? DayOfWeek.MONDAY : day.getDayOfWeek(), List.of());
  }

  /** Whether it is open at this instant, and when that next changes. */
  public Opening at(Instant now, WorkCalendar calendar) {
    boolean open = isOpen(now, calendar);
    LocalDate today = ServiceDay.dateOf(now);
    LocalDate last = today.plusDays(OutletLimits.SEARCH_DAYS);
    for (LocalDate day = today; !day.isAfter(last); day = day.plusDays(1)) {
      LocalDate date = day;
      Instant change =
          on(date, calendar).stream()
              .flatMapToInt(span -> IntStream.of(span.from(), span.until()))
              .mapToObj(minute -> instant(date, minute))
              .filter(border -> border.isAfter(now) && isOpen(border, calendar) != open)
              .findFirst()
              .orElse(null);
      if (change != null) {
        return new Opening(open, change);
      }
    }
    return new Opening(open, null);
  }

  private boolean isOpen(Instant at, WorkCalendar calendar) {
    LocalDateTime local = LocalDateTime.ofInstant(at, ServiceDay.ZONE);
    int minute = local.getHour() * 60 + local.getMinute();
    return on(local.toLocalDate(), calendar).stream()
        .anyMatch(span -> span.from() <= minute && minute < span.until());
  }

  private static Instant instant(LocalDate day, int minute) {
    return day.atStartOfDay().plusMinutes(minute).atZone(ServiceDay.ZONE).toInstant();
  }
}
