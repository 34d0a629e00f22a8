package org.onecard.cli.replay;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.TreeSet;
import org.onecard.cli.CommandFailedException;
import org.onecard.kernel.bytes.Bytes;

/**
 * The taps to replay, in order of time, moved so that the last of them is now.
 *
 * @param rows in order of time; rows of the same time as in the file
 * @param shift added to a row's time
 */
record ReplayDay(List<TapRow> rows, Duration shift) {
  /** How far back a node takes an offline tap. */
  static final Duration UPLOAD_WINDOW = Duration.ofDays(7);

  private static final Duration MARGIN = Duration.ofDays(1);

  /** The day of these rows, whose last tap is at {@code now}. */
  static ReplayDay endingAt(Instant now, List<TapRow> unordered) {
    if (unordered.isEmpty()) {
      throw new CommandFailedException("the file holds no tap; nothing to replay");
    }
    List<TapRow> rows = unordered.stream().sorted(Comparator.comparing(TapRow::tappedAt)).toList();
    Duration shift = Duration.ofMillis(Duration.between(rows.getLast().tappedAt(), now).toMillis());
    ReplayDay day = new ReplayDay(rows, shift);
    if (day.tappedAt(rows.getFirst()).isBefore(now.minus(UPLOAD_WINDOW).plus(MARGIN))) {
      throw new CommandFailedException(
          "the taps span more than "
              + UPLOAD_WINDOW.minus(MARGIN).toDays()
              + " days, and nodes take no tap older than "
              + UPLOAD_WINDOW.toDays()
              + "; replay a part of the file");
    }
    return day;
  }

  /** When a row's tap is made. */
  Instant tappedAt(TapRow row) {
    return row.tappedAt().plus(shift);
  }

  /** The UTC day of a row's tap, which its device authorisation is for. */
  LocalDate dayOf(TapRow row) {
    return LocalDate.ofInstant(tappedAt(row), ZoneOffset.UTC);
  }

  /** The UTC days on which each card taps, cards in order of their first tap. */
  SequencedMap<String, SequencedSet<LocalDate>> daysByCard() {
    SequencedMap<String, SequencedSet<LocalDate>> days = new LinkedHashMap<>();
    for (TapRow row : rows) {
      days.computeIfAbsent(row.card(), _ -> new TreeSet<>()).add(dayOf(row));
    }
    return days;
  }

  /** Where the second half begins. */
  int middle() {
    return rows.size() / 2;
  }

  /**
   * The rows of the second half that no earlier row is identical to: the tap of such a repeated row
   * is a double, whatever has become of its card.
   */
  List<TapRow> laterForTheFirstTime() {
    var shown = new HashSet<Bytes>();
    rows.subList(0, middle()).forEach(row -> shown.add(row.identity()));
    return rows.subList(middle(), rows.size()).stream()
        .filter(row -> shown.add(row.identity()))
        .toList();
  }

  /**
   * The first {@code count} cards that tap in the second half. Cards with a repeated row come only
   * where there are not enough others, and only if they tap for the first time then.
   */
  List<String> cardsTappingLater(int count) {
    Map<Bytes, Integer> repeated = repeated();
    var repeating = new HashSet<String>();
    rows.stream()
        .filter(row -> repeated.containsKey(row.identity()))
        .forEach(row -> repeating.add(row.card()));
    return laterForTheFirstTime().stream()
        .map(TapRow::card)
        .distinct()
        .sorted(Comparator.comparing(repeating::contains))
        .limit(count)
        .toList();
  }

  /** How often each row that stands there more than once does. */
  Map<Bytes, Integer> repeated() {
    Map<Bytes, Integer> counts = new HashMap<>();
    rows.forEach(row -> counts.merge(row.identity(), 1, Integer::sum));
    counts.values().removeIf(count -> count == 1);
    return counts;
  }
}
