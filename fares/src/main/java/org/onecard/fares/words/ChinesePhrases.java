package org.onecard.fares.words;

import static org.onecard.fares.words.Phrases.hours;
import static org.onecard.fares.words.Phrases.kilometres;
import static org.onecard.fares.words.Phrases.perCent;
import static org.onecard.fares.words.Phrases.yuan;

import org.onecard.fares.tariff.Text;
import org.onecard.fares.tariff.TimeWindow;

/** 中文. */
final class ChinesePhrases implements Phrases {
  @Override
  public String text(Text both) {
    return both.zh();
  }

  @Override
  public String headline(String rider, String service, String from, String to) {
    return service + "，" + rider + (from.isEmpty() ? "" : "：" + from + " → " + to);
  }

  @Override
  public String boarded(String at, String serviceDay) {
    return "乘车时间 " + at + (serviceDay.isEmpty() ? "" : "，计入 " + serviceDay + " 的运营日");
  }

  @Override
  public String way(int metres, boolean measured) {
    return measured ? "最短路程 " + kilometres(metres) + " 公里" : "两站之间没有线路相通";
  }

  @Override
  public String step(
      int fromMetres, int uptoMetres, boolean open, long times, long addFen, long sum) {
    String range =
        open
            ? kilometres(fromMetres) + " 公里以上"
            : kilometres(fromMetres) + "–" + kilometres(uptoMetres) + " 公里";
    String count = times == 1 ? "" : "（" + times + " 段，每段 " + yuan(addFen) + " 元）";
    return "  " + range + "：" + yuan(sum) + " 元" + count;
  }

  @Override
  public String zones(String from, String to, long fen) {
    return "从 " + from + " 区到 " + to + " 区：" + yuan(fen) + " 元";
  }

  @Override
  public String flat(long fen) {
    return "一票制：" + yuan(fen) + " 元";
  }

  @Override
  public String given(long fen) {
    return "刷卡机记录的票价：" + yuan(fen) + " 元";
  }

  @Override
  public String assumedMinimum(long fen) {
    return "行程不完整，按最低票价：" + yuan(fen) + " 元";
  }

  @Override
  public String assumedMaximum(long fen) {
    return "行程不完整，按最高票价：" + yuan(fen) + " 元";
  }

  @Override
  public String assumedHabit(long fen) {
    return "行程不完整，按平时的行程：" + yuan(fen) + " 元";
  }

  @Override
  public String nothing() {
    return "这次不收费";
  }

  @Override
  public String timeOfDay(TimeWindow window, int basisPoints, long fen) {
    String days =
        switch (window.days()) {
          case EVERY_DAY -> "每天";
          case WORKDAYS -> "工作日";
          case REST_DAYS -> "休息日";
        };
    return days + " " + hours(window) + " 按 " + perCent(basisPoints) + "：" + yuan(fen) + " 元";
  }

  @Override
  public String keptAtLeast(long fen) {
    return "不低于 " + yuan(fen) + " 元";
  }

  @Override
  public String keptAtMost(long fen) {
    return "不高于 " + yuan(fen) + " 元";
  }

  @Override
  public String gross(long fen) {
    return "票价 " + yuan(fen) + " 元";
  }

  @Override
  public String takenOff(String rule, long fen, String bearers) {
    return rule + "：减 " + yuan(fen) + " 元（" + bearers + "）";
  }

  @Override
  public String bearer(String party, long fen) {
    return party + "承担 " + yuan(fen) + " 元";
  }

  @Override
  public String comma() {
    return "，";
  }

  @Override
  public String charged(long fen) {
    return "实付 " + yuan(fen) + " 元";
  }
}
