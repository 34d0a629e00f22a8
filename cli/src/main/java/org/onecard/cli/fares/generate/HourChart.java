package org.onecard.cli.fares.generate;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.onecard.fares.synthetic.RiderKind;

/** A picture of the taps by hour, stacked by kind of rider. */
final class HourChart {
  private static final int HOURS = 24;
  private static final int LEFT = 80;
  private static final int TOP = 50;
  private static final int HEIGHT = 300;
  private static final int STEP = 28;
  private static final int BAR = 22;
  private static final int LEGEND_STEP = 110;

  private static final Map<RiderKind, List<String>> LOOKS =
      Map.of(
          RiderKind.COMMUTER, List.of("#2f6db3", "通勤者"),
          RiderKind.STUDENT, List.of("#3aa38f", "学生"),
          RiderKind.SENIOR, List.of("#e0a33b", "老年人"),
          RiderKind.VISITOR, List.of("#b3557f", "来访者"),
          RiderKind.OCCASIONAL, List.of("#8a8fa3", "偶尔乘车"),
          RiderKind.BORDERER, List.of("#6b4fa0", "毗邻地区"));

  private HourChart() {}

  static String svg(Counts counts) {
    long most = 1;
    for (int hour = 0; hour < HOURS; hour++) {
      most = Math.max(most, sum(counts, hour));
    }
    StringBuilder svg = new StringBuilder(8_192);
    svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 780 420\" ")
        .append("font-family=\"sans-serif\" font-size=\"12\">\n")
        .append("<rect width=\"780\" height=\"420\" fill=\"#fff\"/>\n");
    text(svg, LEFT, 20, "start", "每小时刷卡次数 taps by hour, all days together");
    text(svg, LEFT - 8, TOP + 4, "end", Long.toString(most));
    text(svg, LEFT - 8, TOP + HEIGHT, "end", "0");
    for (int hour = 0; hour < HOURS; hour++) {
      bar(svg, counts, hour, most);
      text(svg, x(hour) + BAR / 2, TOP + HEIGHT + 16, "middle", Integer.toString(hour));
    }
    int at = LEFT;
    for (RiderKind kind : RiderKind.values()) {
      rect(svg, at, TOP + HEIGHT + 36, 12, 12, look(kind, 0), kind.name());
      text(svg, at + 18, TOP + HEIGHT + 47, "start", look(kind, 1));
      at += LEGEND_STEP;
    }
    return svg.append("</svg>").toString();
  }

  private static void bar(StringBuilder svg, Counts counts, int hour, long most) {
    long below = 0;
    for (RiderKind kind : RiderKind.values()) {
      long taps = counts.tapsByHour(kind)[hour];
      double height = (double) taps * HEIGHT / most;
      double y = TOP + HEIGHT - (double) (below + taps) * HEIGHT / most;
      String title = hour + ":00 " + look(kind, 1) + " " + taps;
      rect(svg, x(hour), y, BAR, height, look(kind, 0), title);
      below += taps;
    }
  }

  private static long sum(Counts counts, int hour) {
    long sum = 0;
    for (RiderKind kind : RiderKind.values()) {
      sum += counts.tapsByHour(kind)[hour];
    }
    return sum;
  }

  private static int x(int hour) {
    return LEFT + hour * STEP;
  }

  private static String look(RiderKind kind, int part) {
    List<String> look = LOOKS.get(kind);
    if (look == null) {
      throw new IllegalStateException("no colour for " + kind);
    }
    return look.get(part);
  }

  private static void rect(
      StringBuilder svg, int x, double y, int width, double height, String fill, String title) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<rect x=\"%d\" y=\"%.2f\" width=\"%d\" height=\"%.2f\" fill=\"%s\">"
                + "<title>%s</title></rect>\n",
            x,
            y,
            width,
            height,
            fill,
            title));
  }

  private static void text(StringBuilder svg, int x, int y, String anchor, String text) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\" fill=\"#333\">%s</text>\n",
            x,
            y,
            anchor,
            text));
  }
}
