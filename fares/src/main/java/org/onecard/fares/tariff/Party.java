package org.onecard.fares.tariff;

/**
 * Who can bear a reduction or be owed a fare.
 *
 * @param id unique in the tariff: {@code cq-rail}, {@code county-500152}
 */
public record Party(String id, Kind kind, Text title) {

  /** What sort of party it is. */
  public enum Kind {
    /** 运营方. */
    OPERATOR,
    /** 区县. */
    COUNTY,
    /** 省级地区. */
    REGION,
    /** 专项: a programme with a budget of its own. */
    PROGRAMME
  }
}
