package org.onecard.fares.account;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.onecard.fares.charge.Charge;
import org.onecard.fares.charge.Charging;
import org.onecard.fares.journey.AccountEvent;
import org.onecard.fares.journey.Tap;
import org.onecard.fares.network.Networks;
import org.onecard.fares.tariff.Tariff;
import org.onecard.fares.tariff.Tariffs;
import org.onecard.kernel.place.PlaceCode;
import org.onecard.kernel.time.ServiceDay;

/**
 * Reads a table of what happens to one account, in the order of arrival, and says what came of it:
 *
 * <pre>
 *   2026-03-02 08:00:00 | entry | rail 沙坪坝 |
 *   2026-03-02 08:31:00 | exit  | rail 小什字 | complete 3.00 → 2.70 card 0.30
 * </pre>
 *
 * What may be {@code entry}, {@code exit}, {@code board}, with {@code m1} for the second medium and
 * {@code marked} for a transfer mark; {@code class CLASS RESIDENCE}; {@code active N}; {@code
 * top-up CONCESSION N}; {@code again} for the row before once more; {@code close} at that time.
 */
final class TapTable {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final int COLUMNS = 4;
  private static final String[] NO_CELLS = {"", "", "", ""};

  private final Charging charging;
  private final Tariff tariff;
  private final Account account;
  private AccountEvent last;
  private long sequence;

  private TapTable(String tariffName) {
    tariff = Tariffs.shipped(tariffName).orElseThrow();
    charging = Charging.of(tariff, Networks::shipped);
    AccountEvent.Profile nothingKnown =
        new AccountEvent.Profile(0, charging.findClass("standard").orElseThrow(), null);
    last = nothingKnown;
    account = new Account(charging, charging.opening(nothingKnown));
  }

  /** The table with its last column as it turns out. */
  static String outcome(String tariffName, String table) {
    TapTable run = new TapTable(tariffName);
    List<String> rows = new ArrayList<>();
    for (String line : table.lines().toList()) {
      String[] cells = line.split("\\|", -1);
      if (!cells[0].isBlank()) {
        List<String> parts = run.happens(cells).stream().flatMap(String::lines).toList();
        rows.add(row(cells, parts.isEmpty() ? "" : parts.getFirst()));
        parts.stream().skip(1).map(part -> row(NO_CELLS, part)).forEach(rows::add);
      }
    }
    return String.join("\n", rows);
  }

  /** The table as written, columns of one width. */
  static String aligned(String table) {
    return table
        .lines()
        .map(line -> line.split("\\|", -1))
        .map(cells -> row(cells, cells[COLUMNS - 1].strip()))
        .collect(Collectors.joining("\n"));
  }

  private static String row(String[] cells, String outcome) {
    return Stream.of(cells[0].strip(), cells[1].strip(), cells[2].strip(), outcome)
        .collect(Collectors.joining(" | "));
  }

  private List<String> happens(String[] cells) {
    if (cells.length != COLUMNS) {
      throw new IllegalArgumentException("four columns, not " + String.join("|", cells));
    }
    long at = LocalDateTime.parse(cells[0].strip(), TIME).atZone(ServiceDay.ZONE).toEpochSecond();
    List<String> what = List.of(cells[1].strip().split(" +"));
    if (what.getFirst().equals("close")) {
      return told(account.close(at));
    }
    if (!what.getFirst().equals("again")) {
      last = event(at, what, cells[2].strip());
    }
    return switch (account.accept(last)) {
      case Acceptance.Posted posted -> told(posted);
      case Acceptance.Repeated _ -> List.of("repeated");
      case Acceptance.Conflicting _ -> List.of("conflict");
      case Acceptance.TooLate _ -> List.of("too late");
      case Acceptance.TooMany _ -> List.of("too many");
    };
  }

  private AccountEvent event(long at, List<String> what, String where) {
    return switch (what.getFirst()) {
      case "class" ->
          new AccountEvent.Profile(
              at,
              charging.findClass(what.get(1)).orElseThrow(),
              what.size() > 2 ? PlaceCode.of(what.get(2)) : null);
      case "active" -> new AccountEvent.Activation(at, Integer.parseInt(what.get(1)));
      case "top-up" ->
          new AccountEvent.TopUp(
              at,
              charging.findConcession(what.get(1)).orElseThrow(),
              Integer.parseInt(what.get(2)));
      default -> tap(at, what, where);
    };
  }

  private Tap tap(long at, List<String> what, String where) {
    List<String> words = List.of(where.split(" +"));
    int service = charging.findService(words.getFirst()).orElseThrow();
    int station = Tap.NO_STATION;
    long given = Tap.NOT_GIVEN;
    for (String word : words.subList(1, words.size())) {
      if (word.startsWith("fare:")) {
        given = Math.round(Double.parseDouble(word.substring(5)) * 100);
      } else {
        station = charging.findStation(service, word).orElseThrow();
      }
    }
    sequence++;
    return new Tap(
        at,
        Tap.Kind.valueOf(what.getFirst().toUpperCase(Locale.ROOT)),
        service,
        station,
        what.contains("m1") ? 1 : 0,
        given,
        what.contains("marked"),
        1,
        sequence,
        sequence);
  }

  private List<String> told(Acceptance.Posted posted) {
    List<String> told = new ArrayList<>();
    posted.charges().forEach(charge -> told.add(told(charge)));
    for (Correction correction : posted.corrections()) {
      Charge after = correction.after();
      told.add("was " + told(correction.before()));
      told.add("is " + (after == null ? "no ride" : told(after)));
      told.add("correction " + yuan(correction.differenceFen()));
    }
    return told;
  }

  private String told(Charge charge) {
    String basis =
        switch (charge.basis()) {
          case TARIFF, GIVEN -> "";
          case NOTHING -> " nothing";
          case ASSUMED_MINIMUM -> " at minimum";
          case ASSUMED_MAXIMUM -> " at maximum";
          case ASSUMED_HABIT -> " by habit";
        };
    String off =
        charge.takenOff().stream()
            .map(one -> " " + rule(one) + " " + yuan(one.fen()))
            .collect(Collectors.joining("\nand"));
    return charge.ride().kind().name().toLowerCase(Locale.ROOT).replace('_', ' ')
        + basis
        + " "
        + yuan(charge.grossFen())
        + " → "
        + yuan(charge.chargedFen())
        + off;
  }

  private String rule(Charge.TakenOff off) {
    return switch (off.stage()) {
      case DISCOUNT -> tariff.discounts().get(off.rule()).id();
      case SUBSIDY -> tariff.subsidies().get(off.rule()).id();
      case TRANSFER -> tariff.transfers().get(off.rule()).id();
      case CONCESSION -> tariff.concessions().get(off.rule()).id();
      case CAP -> tariff.caps().get(off.rule()).id();
    };
  }

  private static String yuan(long fen) {
    return String.format(Locale.ROOT, "%.2f", fen / 100.0);
  }
}
