package org.onecard.cli.replay;

import java.time.Instant;
import org.onecard.kernel.bytes.Bytes;

/**
 * One row of a tap file, as far as a replay needs it.
 *
 * @param line its line in the file, from 1
 * @param tappedAt when, as the file says
 * @param card the anonymised card
 * @param device what was tapped at: equipment number, else station, else gate or plate
 * @param identity tells identical rows: a digest of all columns
 */
record TapRow(long line, Instant tappedAt, String card, Ride ride, String device, Bytes identity) {

  /** What kind of tap, and so which item it is in the list and whose points it may be at. */
  enum Ride {
    METRO("metro", "metro-ride"),
    BUS("bus", "bus-ride");

    private final String sector;
    private final String item;

    Ride(String sector, String item) {
      this.sector = sector;
      this.item = item;
    }

    String sector() {
      return sector;
    }

    String item() {
      return item;
    }
  }
}
