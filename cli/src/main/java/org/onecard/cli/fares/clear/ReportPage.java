package org.onecard.cli.fares.clear;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;

/** Puts a report's pieces into one page. */
final class ReportPage {
  private static final char THIN_SPACE = '\u2009';
  private static final int FEN_IN_YUAN = 100;

  private final StringBuilder tiles = new StringBuilder();
  private final StringBuilder sections = new StringBuilder();
  private String title = "";
  private String header = "";

  /**
   * A chart and what it is called.
   *
   * @param shape {@code columns} over time or {@code bars} by name
   * @param rowTitle what its rows are
   * @param money whether its values are fen, shown in yuan
   * @param most how many bars are drawn
   */
  record Chart(
      String id,
      String shape,
      String zh,
      String en,
      String rowTitle,
      String unit,
      boolean money,
      int most) {}

  void title(String zh, String en, String of) {
    title = zh + " " + en + " · " + of;
    header =
        "<h1>%s</h1><p class=\"en\">%s · <span lang=\"en\">%s</span></p>"
            .formatted(escaped(zh), escaped(en), escaped(of));
  }

  void tile(String zh, String en, String value) {
    tiles.append(
        "<li>%s <span class=\"en\" lang=\"en\">%s</span><b>%s</b></li>\n"
            .formatted(escaped(zh), escaped(en), escaped(value)));
  }

  /** A chart with its table; a sentence where there is nothing to show. */
  void chart(Chart chart, List<String> columns, SequencedMap<String, List<Long>> rows) {
    sections.append(
        "<section><h2 id=\"%s-title\">%s <span class=\"en\" lang=\"en\">%s</span></h2>\n"
            .formatted(chart.id(), escaped(chart.zh()), escaped(chart.en())));
    if (rows.isEmpty()) {
      sections.append("<p class=\"empty\">没有记录。 <span lang=\"en\">Nothing to show.</span></p>\n");
    } else {
      sections.append(
          ("<div class=\"chart\" role=\"img\" aria-labelledby=\"%s-title\" data-table=\"%s\""
                  + " data-shape=\"%s\" data-unit=\"%s\" data-most=\"%d\"></div>\n")
              .formatted(
                  chart.id(), chart.id(), chart.shape(), escaped(chart.unit()), chart.most()));
      sections.append("<details><summary>数据表 <span lang=\"en\">Data table</span></summary>\n");
      table(chart, columns, rows);
      sections.append("</details>\n");
    }
    sections.append("</section>\n");
  }

  String html(String css, String charts, String js) {
    return """
        <!doctype html>
        <html lang="zh-CN">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <link rel="icon" href="data:,">
        <title>%s</title>
        <style>
        """
            .formatted(escaped(title))
        + css
        + "</style>\n</head>\n<body>\n<header>"
        + header
        + "<button id=\"type\" type=\"button\">大字 / 标准 <span lang=\"en\">Type size</span></button>"
        + "</header>\n<main>\n<ul class=\"tiles\">\n"
        + tiles
        + "</ul>\n"
        + sections
        + "</main>\n<script>\n"
        + charts
        + "\n</script>\n<script>\n"
        + js
        + "</script>\n</body>\n</html>\n";
  }

  /** A whole number with thin spaces between groups. */
  static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value).replace(',', THIN_SPACE);
  }

  /** Fen as yuan. */
  static String yuan(long fen) {
    String sign = fen < 0 ? "-" : "";
    long absolute = Math.abs(fen);
    return sign
        + number(absolute / FEN_IN_YUAN)
        + String.format(Locale.ROOT, ".%02d", absolute % FEN_IN_YUAN);
  }

  private void table(Chart chart, List<String> columns, SequencedMap<String, List<Long>> rows) {
    sections
        .append("<div class=\"scroll\"><table id=\"")
        .append(chart.id())
        .append("\"><thead><tr><th scope=\"col\">")
        .append(escaped(chart.rowTitle()))
        .append("</th>");
    columns.forEach(
        column -> sections.append("<th scope=\"col\">").append(escaped(column)).append("</th>"));
    sections.append("</tr></thead>\n<tbody>\n");
    for (Map.Entry<String, List<Long>> row : rows.entrySet()) {
      sections.append("<tr><th scope=\"row\">").append(escaped(row.getKey())).append("</th>");
      for (long value : row.getValue()) {
        String plain =
            chart.money() ? yuan(value).replace(String.valueOf(THIN_SPACE), "") : "" + value;
        sections
            .append("<td data-value=\"")
            .append(plain)
            .append("\">")
            .append(chart.money() ? yuan(value) : number(value))
            .append("</td>");
      }
      sections.append("</tr>\n");
    }
    sections.append("</tbody></table></div>\n");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
