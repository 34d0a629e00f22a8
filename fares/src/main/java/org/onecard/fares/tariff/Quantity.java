package org.onecard.fares.tariff;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers with their units, as people write them: {@code 2 yuan}, {@code 6 km}, {@code 95 %}. */
final class Quantity {
  private static final Pattern FORM =
      Pattern.compile("(-?[0-9]{1,9}(?:\\.[0-9]{1,3})?) ?([A-Za-z%]{0,8})");

  private Quantity() {}

  /** What is measured, and what to write. */
  enum Kind {
    MONEY("an amount of money, as 2 yuan or 40 fen", "fen"),
    LENGTH("a length, as 6 km or 500 m", "metre"),
    TIME("a length of time, as 60 min, 1 h or 90 s", "second"),
    RATIO("a ratio, as 95 %", "hundredth of a per cent");

    private final String wanted;
    private final String finest;

    Kind(String wanted, String finest) {
      this.wanted = wanted;
      this.finest = finest;
    }

    String wanted() {
      return wanted;
    }

    /** A value of this kind as a person writes it. */
    String shown(long value) {
      return switch (this) {
        case MONEY -> value % 100 == 0 ? value / 100 + " yuan" : value + " fen";
        case LENGTH -> value % 1000 == 0 ? value / 1000 + " km" : value + " m";
        case TIME -> value % 60 == 0 ? value / 60 + " min" : value + " s";
        case RATIO -> BigDecimal.valueOf(value, 2).stripTrailingZeros().toPlainString() + " %";
      };
    }
  }

  private enum Unit {
    YUAN("yuan", Kind.MONEY, 100),
    FEN("fen", Kind.MONEY, 1),
    KILOMETRE("km", Kind.LENGTH, 1000),
    METRE("m", Kind.LENGTH, 1),
    HOUR("h", Kind.TIME, 3600),
    MINUTE("min", Kind.TIME, 60),
    SECOND("s", Kind.TIME, 1),
    PER_CENT("%", Kind.RATIO, 100);

    private final String text;
    private final Kind kind;
    private final int factor;

    Unit(String text, Kind kind, int factor) {
      this.text = text;
      this.kind = kind;
      this.factor = factor;
    }

    static Optional<Unit> of(String text) {
      return Arrays.stream(values()).filter(unit -> unit.text.equals(text)).findAny();
    }
  }

  /** A number or the reason why there is none. */
  sealed interface Reading {
    /** In fen, metres, seconds or ten-thousandths. */
    record Amount(long value) implements Reading {}

    /** What is wrong and what to write. */
    record Wrong(String message) implements Reading {}
  }

  static Reading read(String text, Kind kind) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      return wrong("\"" + text + "\" is not " + kind.wanted);
    }
    String unitText = parts.group(2);
    if (unitText.isEmpty()) {
      return wrong(text + " has no unit; write " + kind.wanted);
    }
    Optional<Unit> unit = Unit.of(unitText);
    if (unit.isEmpty()) {
      return wrong("unknown unit \"" + unitText + "\"; write " + kind.wanted);
    }
    if (unit.get().kind != kind) {
      return wrong(text + " is the wrong unit here; write " + kind.wanted);
    }
    BigDecimal exact =
        new BigDecimal(parts.group(1)).multiply(BigDecimal.valueOf(unit.get().factor));
    if (exact.stripTrailingZeros().scale() > 0) {
      return wrong(text + " is finer than one " + kind.finest + "; round it");
    }
    return new Reading.Amount(exact.longValueExact());
  }

  private static Reading wrong(String message) {
    return new Reading.Wrong(message);
  }
}
