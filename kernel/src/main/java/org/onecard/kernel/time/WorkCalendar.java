package org.onecard.kernel.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which days are worked in the Chinese mainland: Monday to Friday, but for public holidays, and on
 * the weekend days that make up for them. The days of a year are known once the State Council has
 * published them, usually in the November before; a year not yet published has weekends only.
 */
public final class WorkCalendar {
  private static final class Shipped {
    static final WorkCalendar CALENDAR = parse(WorkCalendarResource.read());
  }

  private final Set<Integer> published;
  private final Map<LocalDate, String> holidays;
  private final Set<LocalDate> makeUpDays;

  private WorkCalendar(
      Set<Integer> published, Map<LocalDate, String> holidays, Set<LocalDate> makeUpDays) {
    this.published = Set.copyOf(published);
    this.holidays = Map.copyOf(holidays);
    this.makeUpDays = Set.copyOf(makeUpDays);
  }

  /** The product's own calendar: 2024 to 2026, and weekends only for other years. */
  public static WorkCalendar shipped() {
    return Shipped.CALENDAR;
  }

  /** Whether people work on this day. */
  public boolean isWorkday(LocalDate day) {
    if (makeUpDays.contains(day)) {
      return true;
    }
    return day.getDayOfWeek().getValue() < DayOfWeek.SATURDAY.getValue()
        && !holidays.containsKey(day);
  }

  /** The {@code count}th day after {@code day} that is worked, or before it where below zero. */
  public LocalDate workday(LocalDate day, int count) {
    LocalDate reached = day;
    int left = Math.abs(count);
    while (left > 0) {
      reached = reached.plusDays(Integer.signum(count));
      if (isWorkday(reached)) {
        left--;
      }
    }
    return reached;
  }

  /** How many days are worked after {@code from} up to and with {@code to}. */
  public int workdays(LocalDate from, LocalDate to) {
    return (int) from.plusDays(1).datesUntil(to.plusDays(1)).filter(this::isWorkday).count();
  }

  /** Whether the holidays of this year are known; if not, only its weekends are. */
  public boolean isPublished(int year) {
    return published.contains(year);
  }

  /** The holiday that this day belongs to, in Chinese, weekend days within it included. */
  public Optional<String> findHoliday(LocalDate day) {
    return Optional.ofNullable(holidays.get(day));
  }

  /**
   * Reads a calendar: rows {@code year,YYYY}, {@code rest,FIRST,LAST,NAME} and {@code
   * work,DAY,NAME}, and comments from {@code #}. IllegalArgumentException with the line for what is
   * none of these, lies in a year without a row, or contradicts another row.
   */
  public static WorkCalendar parse(String text) {
    Set<Integer> published = new HashSet<>();
    Map<LocalDate, String> holidays = new HashMap<>();
    Set<LocalDate> makeUpDays = new HashSet<>();
    for (String line : text.lines().filter(WorkCalendar::isRow).toList()) {
      String[] cells = line.split(",", -1);
      if (cells[0].equals("year") && cells.length == 2) {
        published.add(Integer.valueOf(cells[1]));
      } else if (cells[0].equals("rest") && cells.length == 4) {
        LocalDate last = LocalDate.parse(cells[2]);
        for (LocalDate day = LocalDate.parse(cells[1]); !day.isAfter(last); day = day.plusDays(1)) {
          require(published.contains(day.getYear()), line, "its year has no row before it");
          require(holidays.put(day, cells[3]) == null, line, day + " is a holiday twice");
        }
      } else if (cells[0].equals("work") && cells.length == 3) {
        LocalDate day = LocalDate.parse(cells[1]);
        require(published.contains(day.getYear()), line, "its year has no row before it");
        require(
            day.getDayOfWeek().getValue() >= DayOfWeek.SATURDAY.getValue(),
            line,
            "only a weekend day makes up for another");
        require(makeUpDays.add(day), line, day + " is made up twice");
      } else {
        require(false, line, "write year,YYYY or rest,FIRST,LAST,NAME or work,DAY,NAME");
      }
    }
    for (LocalDate day : makeUpDays) {
      require(!holidays.containsKey(day), "work," + day, "the day is a holiday too");
    }
    return new WorkCalendar(published, holidays, makeUpDays);
  }

  private static boolean isRow(String line) {
    return !line.isBlank() && !line.startsWith("#");
  }

  private static void require(boolean holds, String line, String fault) {
    if (!holds) {
      throw new IllegalArgumentException("'" + line + "' in the work calendar: " + fault);
    }
  }
}
