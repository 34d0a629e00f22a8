package org.onecard.outlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onecard.kernel.time.WorkCalendar;
import org.onecard.outlet.OpeningHours.Opening;
import org.onecard.web.ProblemException;

/** When an outlet is open, over weekends, holidays, moved working days and midnight. */
class OpeningHoursTest {
  private static final ZoneOffset SHANGHAI = ZoneOffset.ofHours(8);
  private static final WorkCalendar CALENDAR = WorkCalendar.shipped();
  private static final int CASES = 300;
  private static final List<Span> OFFICE = List.of(span("09:00-12:00"), span("13:30-17:00"));
  private static final OpeningHours WINDOW =
      new OpeningHours(
          Map.of(
              DayOfWeek.MONDAY, OFFICE,
              DayOfWeek.TUESDAY, OFFICE,
              DayOfWeek.WEDNESDAY, OFFICE,
              DayOfWeek.THURSDAY, OFFICE,
              DayOfWeek.FRIDAY, List.of(span("09:00-12:00"))),
          Map.of(
              LocalDate.of(2026, 11, 25), List.of(),
              LocalDate.of(2026, 11, 28), List.of(span("10:00-11:00"))),
          true);

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T08:59, false, 2026-11-23T09:00, before it opens on a Monday",
    "2026-11-23T09:00, true, 2026-11-23T12:00, the minute it opens",
    "2026-11-23T12:00, false, 2026-11-23T13:30, the minute it closes for lunch",
    "2026-11-24T17:00, false, 2026-11-26T09:00, an exceptional day is closed",
    "2026-11-27T12:30, false, 2026-11-28T10:00, an exceptional Saturday is open",
    "2026-09-30T17:00, false, 2026-10-08T09:00, over the national holiday",
    "2026-10-10T09:30, true, 2026-10-10T12:00, a Saturday that is worked instead is as a Monday",
    "2026-10-11T09:30, false, 2026-10-12T09:00, and its Sunday is not"
  })
  void isOpenByTheDayAndTheCalendar(
      LocalDateTime at, boolean open, LocalDateTime changes, String why) {
    assertThat(WINDOW.at(at.toInstant(SHANGHAI), CALENDAR))
        .as(why)
        .isEqualTo(new Opening(open, changes.toInstant(SHANGHAI)));
  }

  @Test
  void aMachineThatNeverClosesHasNoChange() {
    Map<DayOfWeek, List<Span>> always = new EnumMap<>(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      always.put(day, List.of(span("00:00-24:00")));
    }
    OpeningHours machine = new OpeningHours(always, Map.of(), false);
    Instant holiday = LocalDateTime.of(2026, 10, 1, 3, 0).toInstant(SHANGHAI);
    assertThat(machine.at(holiday, CALENDAR)).isEqualTo(new Opening(true, null));
    assertThat(new OpeningHours(Map.of(), Map.of(), false).at(holiday, CALENDAR))
        .isEqualTo(new Opening(false, null));
  }

  @Test
  void agreesWithACountOfMinutes() {
    long seed = System.nanoTime();
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    int changes = 0;
    for (int i = 0; i < CASES; i++) {
      LocalDate day = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(330));
      OpeningHours hours = hours(random, day);
      LocalDateTime at = day.atTime(random.nextInt(24), random.nextInt(60), random.nextInt(60));
      Opening told = hours.at(at.toInstant(SHANGHAI), CALENDAR);
      boolean open = slowlyOpen(hours, at);
      assertThat(told.open()).as("seed %d, case %d, %s at %s", seed, i, hours, at).isEqualTo(open);
      LocalDateTime change = slowChange(hours, at, open);
      if (change != null) {
        changes++;
        assertThat(told.changesAt())
            .as("seed %d, case %d, %s at %s", seed, i, hours, at)
            .isEqualTo(change.toInstant(SHANGHAI));
      }
    }
    assertThat(changes).as("cases with a change, seed %d", seed).isGreaterThan(CASES / 2);
  }

  @ParameterizedTest
  @CsvSource({"9:00-12:00", "09:00 - 12:00", "12:00-09:00", "09:00-09:00", "09:00-24:30", "x"})
  void whatIsNoPieceOfADayIsRefused(String text) {
    assertThatThrownBy(() -> Span.of("hours.weekly.monday", text))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("hours.weekly.monday");
  }

  private static Span span(String text) {
    return Span.of("hours", text);
  }

  /** Some pieces on most days, a few exceptional days, midnight crossed now and then. */
  private static OpeningHours hours(RandomGenerator random, LocalDate near) {
    Map<DayOfWeek, List<Span>> weekly = new EnumMap<>(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      weekly.put(day, spans(random));
    }
    Map<LocalDate, List<Span>> exceptions = new TreeMap<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      exceptions.put(near.plusDays(random.nextInt(6)), spans(random));
    }
    return new OpeningHours(weekly, exceptions, random.nextBoolean());
  }

  private static List<Span> spans(RandomGenerator random) {
    List<Span> spans = new ArrayList<>();
    int from = random.nextInt(3) == 0 ? 0 : random.nextInt(Span.DAY);
    for (int i = random.nextInt(4); i > 0 && from < Span.DAY; i--) {
      int until = random.nextInt(4) == 0 ? Span.DAY : from + 1 + random.nextInt(Span.DAY - from);
      spans.add(new Span(from, until));
      from = until + (random.nextBoolean() ? 0 : random.nextInt(300));
    }
    return spans;
  }

  /** By the words of the rule, for one minute, from texts. */
  private static boolean slowlyOpen(OpeningHours hours, LocalDateTime at) {
    LocalDate day = at.toLocalDate();
    List<Span> spans = hours.weekly().getOrDefault(day.getDayOfWeek(), List.of());
    boolean weekend = List.of("SATURDAY", "SUNDAY").contains(day.getDayOfWeek().name());
    if (hours.keepsCalendar() && weekend && CALENDAR.isWorkday(day)) {
      spans = hours.weekly().getOrDefault(DayOfWeek.MONDAY, List.of());
    }
    if (hours.keepsCalendar() && CALENDAR.findHoliday(day).isPresent()) {
      spans = List.of();
    }
    spans = hours.exceptions().getOrDefault(day, spans);
    LocalTime minute = at.toLocalTime().withSecond(0);
    for (Span span : spans) {
      String[] ends = span.text().split("-", -1);
      boolean begun = !minute.isBefore(LocalTime.parse(ends[0]));
      if (begun && (ends[1].equals("24:00") || minute.isBefore(LocalTime.parse(ends[1])))) {
        return true;
      }
    }
    return false;
  }

  /** The first minute after {@code at} at which it is otherwise, within eight days. */
  private static @Nullable LocalDateTime slowChange(
      OpeningHours hours, LocalDateTime at, boolean open) {
    LocalDateTime minute = at.withSecond(0);
    for (long i = Duration.ofDays(8).toMinutes(); i > 0; i--) {
      minute = minute.plusMinutes(1);
      if (slowlyOpen(hours, minute) != open) {
        return minute;
      }
    }
    return null;
  }
}
