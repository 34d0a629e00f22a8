package org.onecard.fares.network;

import org.onecard.kernel.text.EditDistance;

/** How far one word is from another. */
final class Nearness {
  /** What is that far is no suggestion. */
  static final int FAR = 1_000;

  /** All letters differ. */
  private static final int WHOLE = 1_000;

  /** Words longer than any name are compared up to here. */
  private static final int LONGEST = 64;

  private Nearness() {}

  /**
   * Edits from one to the other in thousandths of the longer; less where one contains the other;
   * {@link #FAR} from half of it on.
   */
  static int of(String name, String word) {
    if (word.isEmpty() || word.length() > LONGEST) {
      return FAR;
    }
    int longer = Math.max(name.length(), word.length());
    int share = EditDistance.between(name, word) * WHOLE / longer;
    if (name.contains(word) || word.contains(name)) {
      return share / 4;
    }
    return share > WHOLE / 2 ? FAR : share;
  }
}
