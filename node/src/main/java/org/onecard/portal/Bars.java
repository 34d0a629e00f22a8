package org.onecard.portal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A small chart of bars as the page draws it in SVG: it starts at zero, its unit stands in its
 * caption, and the same numbers stand in a table behind it.
 *
 * @param bars from left to right, in the picture's units
 * @param most the value the full height stands for
 * @param values the numbers themselves
 */
record Bars(List<Bar> bars, long most, List<Long> values) {
  static final int WIDTH = 480;
  static final int HEIGHT = 80;
  private static final int WIDEST = 24;

  /** One bar: its left edge, its top, how wide and how high. */
  record Bar(int x, int y, int width, int height) {}

  static Bars of(List<Long> values) {
    long most = Math.max(1, Collections.max(values));
    int step = Math.min(WIDEST, WIDTH / values.size());
    List<Bar> bars = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      int height = Math.toIntExact(Math.round((double) values.get(i) * HEIGHT / most));
      bars.add(new Bar(i * step, HEIGHT - height, Math.max(1, step - 1), height));
    }
    return new Bars(List.copyOf(bars), most, List.copyOf(values));
  }
}
