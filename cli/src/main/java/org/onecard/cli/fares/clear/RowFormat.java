package org.onecard.cli.fares.clear;

import java.util.List;
import org.onecard.cli.csv.Columns;

/** How the rows of one kind of file are read. */
sealed interface RowFormat permits SztFormat, OneCardFormat {
  /** Characters in a card, device, station or name at most. */
  int MAXIMUM_TEXT = 64;

  /** The most a ride can cost before reductions, in fen; more is a broken amount. */
  long MAXIMUM_FEN = 100_000;

  /** Columns without which nothing can be charged. */
  List<String> required();

  /** Whether the ends of rides are rows of their own that must each be told. */
  boolean chargesEveryExit();

  /** Whether the file's own order is the order of arrival, which corrections tell of. */
  boolean tellsCorrections();

  /**
   * How long a silence, in seconds, sets a few taps after it apart as taps of clocks that are
   * ahead.
   */
  long quietSeconds();

  /** Reads a row; {@link RejectedRowException} if it cannot be charged. */
  ReadRow read(Place place, Columns columns, List<String> fields);

  /**
   * Where a row stands.
   *
   * @param tap data row over all files, from 1
   * @param file which file, from 1
   * @param line line in the file, from 1
   */
  record Place(long tap, int file, long line) {}

  /** A text that must be there. */
  static String needed(Fault fault, String name, String value) {
    if (value.isEmpty() || value.length() > MAXIMUM_TEXT) {
      throw new RejectedRowException(
          fault,
          name,
          value.isEmpty() ? "it is empty" : "it has " + value.length() + " characters",
          "write 1 to " + MAXIMUM_TEXT + " characters");
    }
    return value;
  }

  /** A text that may be missing. */
  static String optional(Fault fault, String name, String value) {
    return value.isEmpty() ? value : needed(fault, name, value);
  }

  /** An amount of fen, 0 to {@link #MAXIMUM_FEN}. */
  static long fen(String name, String value) {
    boolean digits = !value.isEmpty() && value.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!digits) {
      throw new RejectedRowException(
          Fault.AMOUNT,
          name,
          "'" + value + "' is no amount",
          "write whole fen, 0 to " + MAXIMUM_FEN);
    }
    boolean huge = value.length() > Long.toString(MAXIMUM_FEN).length();
    if (huge || Long.parseLong(value) > MAXIMUM_FEN) {
      throw new RejectedRowException(
          Fault.AMOUNT,
          name,
          value + " fen is more than a ride can cost",
          "write whole fen, 0 to " + MAXIMUM_FEN);
    }
    return Long.parseLong(value);
  }

  /** A mark, 0 or 1; empty is 0. */
  static boolean mark(String name, String value) {
    return switch (value) {
      case "1" -> true;
      case "0", "" -> false;
      default ->
          throw new RejectedRowException(
              Fault.MARK, name, "'" + value + "' is no mark", "write 0 or 1");
    };
  }

  /** A time between {@link #EARLIEST} and {@link #LATEST}. */
  static long time(String name, String value) {
    long second =
        Moment.parse(value)
            .orElseThrow(
                () ->
                    new RejectedRowException(
                        Fault.TIME,
                        name,
                        "'" + value + "' is no time",
                        "write it as " + Moment.FORM));
    if (second < EARLIEST || second >= LATEST) {
      throw new RejectedRowException(
          Fault.TIME,
          name,
          value + " is a time no card was tapped at",
          "set the device's clock and write the time it was");
    }
    return second;
  }

  /** 2000-01-01 in China: a clock that was reset shows less. */
  long EARLIEST = 946_656_000L;

  /** 2100-01-01 in China. */
  long LATEST = 4_102_416_000L;
}
