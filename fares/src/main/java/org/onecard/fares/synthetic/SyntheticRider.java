package org.onecard.fares.synthetic;

import java.util.List;
import org.onecard.kernel.place.PlaceCode;

/**
 * One account of the synthetic province.
 *
 * @param number from 0
 * @param account as files name it; its first two digits are the issuing region
 * @param residence where the rider lives
 * @param city where the rider moves about: for visitors the other region's
 * @param home the station near home, by number in the city's network
 * @param away the station near work, school or hotel
 * @param byRail whether the daily way goes by rail
 * @param feeder whether a bus leads to the rail
 * @param media the names of the account's media, at least one
 */
public record SyntheticRider(
    int number,
    String account,
    RiderKind kind,
    PlaceCode residence,
    City city,
    int home,
    int away,
    boolean byRail,
    boolean feeder,
    List<String> media) {
  /** Keeps copies. */
  public SyntheticRider {
    media = List.copyOf(media);
  }
}
