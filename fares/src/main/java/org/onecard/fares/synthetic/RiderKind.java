package org.onecard.fares.synthetic;

/** What sort of rider it is. Shares are assumptions, not a survey. */
public enum RiderKind {
  /** 通勤者. To work and back on workdays. */
  COMMUTER(460, "standard"),
  /** 学生. To school and back, at half fare. */
  STUDENT(140, "half"),
  /** 老年人. In the quiet hours, mostly by bus, with up to three media. */
  SENIOR(140, "senior"),
  /** 另一地区的来访者. Some days in the other city, many rides a day. */
  VISITOR(60, "standard"),
  /** 偶尔乘车者. Now and then, more on rest days. */
  OCCASIONAL(190, "standard"),
  /** 毗邻地区居民. Over the border of the provinces by bus, and back. */
  BORDERER(10, "standard");

  private static final int WHOLE = 1_000;

  private final int perThousand;
  private final String riderClass;

  RiderKind(int perThousand, String riderClass) {
    this.perThousand = perThousand;
    this.riderClass = riderClass;
  }

  /** How many of a thousand riders are of this kind. */
  public int perThousand() {
    return perThousand;
  }

  /** The rider class by which its fares are reduced. */
  public String riderClass() {
    return riderClass;
  }

  static RiderKind drawn(Dice dice) {
    int at = dice.below(WHOLE);
    for (RiderKind kind : values()) {
      at -= kind.perThousand;
      if (at < 0) {
        return kind;
      }
    }
    throw new IllegalStateException("the shares of rider kinds do not sum to " + WHOLE);
  }
}
