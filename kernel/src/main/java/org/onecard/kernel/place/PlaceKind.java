package org.onecard.kernel.place;

/** What sort of place a code names. */
public enum PlaceKind {
  /** 省、直辖市. */
  PROVINCE,
  /** 地级市、自治州. */
  PREFECTURE,
  /** 县、区、县级市. */
  COUNTY,
  /** 功能区: acts like a county, belongs to one or more divisions, and has no code of its own. */
  ZONE
}
