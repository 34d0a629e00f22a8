package org.onecard.cli.fares.clear;

import org.onecard.kernel.text.Hyphenated;

/** What can be wrong with a row, in the words of the report. */
enum Fault {
  LINE("残缺或不成行", "cut or no row"),
  TIME("时间不可读", "no time"),
  CLOCK_AHEAD("时钟超前", "clock ahead"),
  CARD("卡号有误", "no card"),
  KIND("类型未知", "unknown kind"),
  SERVICE("线路或服务未知", "unknown service"),
  STATION("站点未知", "unknown station"),
  AMOUNT("金额有误", "no amount"),
  MARK("换乘标志有误", "no mark"),
  IDENTITY("设备或流水号有误", "no device or sequence"),
  CONFLICT("同一流水号内容不同", "same tap, other content"),
  TOO_LATE("迟到超过窗口", "later than the window"),
  NOT_COMPARED("实收金额不可读(仅不比对)", "paid amount unreadable, not compared");

  private final String zh;
  private final String en;

  Fault(String zh, String en) {
    this.zh = zh;
    this.en = en;
  }

  /** As files name it. */
  String code() {
    return Hyphenated.of(this);
  }

  String zh() {
    return zh;
  }

  String en() {
    return en;
  }
}
