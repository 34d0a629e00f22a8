package org.onecard.fares.synthetic;

import org.onecard.kernel.place.PlaceCode;

/** The bus line over the border of the provinces: one pays on boarding, wherever one gets off. */
final class BorderBus {
  static final String SERVICE = "line-108";

  private static final PlaceCode TONGNAN = PlaceCode.of("500152");
  private static final PlaceCode ANJU = PlaceCode.of("510904");

  private BorderBus() {}

  /** The county at the end where people of this city's region live. */
  static PlaceCode residence(City city) {
    return switch (city) {
      case CHONGQING -> TONGNAN;
      case CHENGDU -> ANJU;
    };
  }
}
