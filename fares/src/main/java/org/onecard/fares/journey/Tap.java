package org.onecard.fares.journey;

/**
 * One gate or validator event of an account, as far as fares need it. Services and stations are
 * numbers of the compiled tariff, so that a province's taps fit in memory and compare fast. It
 * never carries what was charged.
 *
 * @param atSecond when, in seconds of the UTC epoch, by the device's clock
 * @param service the service's place in the tariff's list
 * @param station the station's or stop's number in the service, or {@link #NO_STATION}
 * @param medium which of the account's media, from 0
 * @param givenFen the gross fare that the validator knows, in fen, or {@link #NOT_GIVEN}
 * @param transferMark whether the validator marked it as a transfer
 * @param device the device's number
 * @param sequence the tap's number within the device; device and sequence are its identity
 * @param row where it stands in its file, from 1; says nothing about its order
 */
public record Tap(
    long atSecond,
    Kind kind,
    int service,
    int station,
    int medium,
    long givenFen,
    boolean transferMark,
    int device,
    long sequence,
    long row)
    implements AccountEvent {
  /** The station is not known or the service has none. */
  public static final int NO_STATION = -1;

  /** The tap says no fare. */
  public static final long NOT_GIVEN = -1;

  /** What the rider did. */
  public enum Kind {
    /** 出站. Left through a gate or tapped out; first in rank, so that leaving precedes entering. */
    EXIT,
    /** 进站. Entered through a gate, or boarded where riders tap out too. */
    ENTRY,
    /** 上车. Boarded where nobody taps out: a ride of its own. */
    BOARD
  }
}
