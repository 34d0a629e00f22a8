package org.onecard.fares.synthetic;

/** A city of the synthetic province. */
public enum City {
  /** 重庆. */
  CHONGQING("chongqing", "50", "cq"),
  /** 成都. */
  CHENGDU("chengdu", "51", "cd");

  private final String network;
  private final String region;
  private final String prefix;

  City(String network, String region, String prefix) {
    this.network = network;
    this.region = region;
    this.prefix = prefix;
  }

  /** Its shipped network. */
  public String network() {
    return network;
  }

  /** The two digits of its region. */
  public String region() {
    return region;
  }

  /** The id of its rail service. */
  public String rail() {
    return prefix + "-rail";
  }

  /** The id of its bus service. */
  public String bus() {
    return prefix + "-bus";
  }

  City other() {
    return this == CHONGQING ? CHENGDU : CHONGQING;
  }
}
