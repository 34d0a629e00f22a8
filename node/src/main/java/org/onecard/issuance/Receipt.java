package org.onecard.issuance;

import java.util.List;

/**
 * What a receipt says, before it is on paper.
 *
 * @param next what the holder does next, a sentence a line
 */
record Receipt(String titleZh, String titleEn, List<Line> lines, List<String> next) {
  Receipt {
    lines = List.copyOf(lines);
    next = List.copyOf(next);
  }

  /** One line: what it is, and what it says. */
  record Line(String label, String value) {}
}
