package org.onecard.fares.network;

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
    int share = edits(name, word) * WHOLE / longer;
    if (name.contains(word) || word.contains(name)) {
      return share / 4;
    }
    return share > WHOLE / 2 ? FAR : share;
  }

  private static int edits(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
