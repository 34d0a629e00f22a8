package org.onecard.portal;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onecard.kernel.place.Place;
import org.onecard.kernel.place.PlaceCode;
import org.onecard.kernel.place.Places;
import org.onecard.kernel.time.ServiceDay;
import org.onecard.kernel.time.WorkCalendar;
import org.onecard.outlet.Accessibility;
import org.onecard.outlet.Outlet;
import org.onecard.outlet.OutletNow;
import org.onecard.outlet.OutletService;
import org.onecard.outlet.Span;
import org.onecard.outlet.StarsRule.Stars;

/** Outlets in the words of their pages. */
final class OutletWords {
  private static final int DAYS_SHOWN = 7;
  private static final int EXCEPTIONS_SHOWN = 10;

  private final Phrases phrases;
  private final Instant now;

  OutletWords(Phrases phrases, Instant now) {
    this.phrases = phrases;
    this.now = now;
  }

  /** An outlet as a row of a list. */
  record Row(
      String code,
      String name,
      String kind,
      String address,
      String telephone,
      boolean open,
      String hours,
      StarLine stars) {}

  /** Stars as they are seen and read out. */
  record StarLine(String drawn, String said) {}

  /** A day's hours. */
  record Day(String name, String hours, boolean today) {}

  /** An outlet as its own page shows it. */
  record Shown(
      Row row,
      String place,
      List<Day> week,
      List<Day> exceptions,
      String calendar,
      List<String> services,
      List<String> accessibility,
      boolean closed,
      @Nullable String points) {}

  Row row(OutletNow view) {
    Outlet outlet = view.outlet();
    return new Row(
        outlet.code(),
        english() ? outlet.nameEn() : outlet.nameZh(),
        phrases.say("outlets.kind." + outlet.kind().text()),
        english() ? outlet.addressEn() : outlet.addressZh(),
        outlet.telephone(),
        view.open(),
        hours(view),
        stars(view.stars()));
  }

  Shown shown(OutletNow view) {
    Outlet outlet = view.outlet();
    Integer points = view.stars().points();
    return new Shown(
        row(view),
        place(outlet.place()),
        week(outlet),
        exceptions(outlet),
        phrases.say(
            outlet.hours().keepsCalendar() ? "outlets.calendar.kept" : "outlets.calendar.not"),
        outlet.services().stream().map(this::service).toList(),
        outlet.accessibility().stream().map(this::accessibility).toList(),
        outlet.closed(),
        points == null ? null : "%d.%02d".formatted(points / 1000, points % 1000 / 10));
  }

  String service(OutletService service) {
    return phrases.say("outlets.service." + service.text());
  }

  private String accessibility(Accessibility what) {
    return phrases.say("outlets.access." + what.text());
  }

  /** The place's name; English pages have no other. */
  private String place(PlaceCode code) {
    return Places.shipped()
        .find(code, ServiceDay.dateOf(now))
        .map(Place::nameZh)
        .orElse(code.text());
  }

  private String hours(OutletNow view) {
    Instant changes = view.changesAt();
    if (changes == null) {
      return phrases.say(view.open() ? "outlets.open.always" : "outlets.shut.long");
    }
    LocalDateTime at = LocalDateTime.ofInstant(changes, ServiceDay.ZONE);
    String clock = "%02d:%02d".formatted(at.getHour(), at.getMinute());
    LocalDate today = ServiceDay.dateOf(now);
    String key = view.open() ? "outlets.open" : "outlets.shut";
    if (at.toLocalDate().equals(today)) {
      return phrases.say(key + ".today", clock);
    }
    if (at.toLocalDate().equals(today.plusDays(1))) {
      return phrases.say(key + ".tomorrow", clock);
    }
    return phrases.say(
        key + ".day", phrases.day(at.toLocalDate()), weekday(at.getDayOfWeek()), clock);
  }

  private StarLine stars(Stars stars) {
    Integer count = stars.stars();
    if (count == null) {
      return new StarLine("", phrases.say("outlets.stars.none", stars.ratings()));
    }
    return new StarLine(
        "★".repeat(count) + "☆".repeat(5 - count),
        phrases.say("outlets.stars.said", count, stars.ratings()));
  }

  private List<Day> week(Outlet outlet) {
    List<Day> days = new ArrayList<>();
    LocalDate today = ServiceDay.dateOf(now);
    for (int i = 0; i < DAYS_SHOWN; i++) {
      LocalDate day = today.plusDays(i);
      String name = phrases.say("outlets.date", phrases.day(day), weekday(day.getDayOfWeek()));
      days.add(new Day(name, spans(outlet.hours().on(day, WorkCalendar.shipped())), i == 0));
    }
    return days;
  }

  private List<Day> exceptions(Outlet outlet) {
    LocalDate after = ServiceDay.dateOf(now).plusDays(DAYS_SHOWN - 1);
    return outlet.hours().exceptions().entrySet().stream()
        .filter(entry -> entry.getKey().isAfter(after))
        .limit(EXCEPTIONS_SHOWN)
        .map(entry -> new Day(phrases.day(entry.getKey()), spans(entry.getValue()), false))
        .toList();
  }

  private String spans(List<Span> spans) {
    return spans.isEmpty()
        ? phrases.say("outlets.shut")
        : String.join("  ", spans.stream().map(Span::text).toList());
  }

  private String weekday(DayOfWeek day) {
    return phrases.say("outlets.weekday." + day.getValue());
  }

  private boolean english() {
    return phrases.english();
  }
}
