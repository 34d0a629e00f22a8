package org.onecard.fares.apportionment;

import java.util.Arrays;

/** A heap of values by key: least key first, least value first among equals. */
final class LongHeap {
  private long[] entries = new long[64];
  private int size;

  static int key(long entry) {
    return (int) (entry >>> Integer.SIZE);
  }

  static int value(long entry) {
    return (int) entry;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** Neither may be negative. */
  void add(int key, int value) {
    if (size == entries.length) {
      entries = Arrays.copyOf(entries, size * 2);
    }
    long entry = ((long) key << Integer.SIZE) | value;
    int at = size++;
    while (at > 0 && entries[(at - 1) / 2] > entry) {
      entries[at] = entries[(at - 1) / 2];
      at = (at - 1) / 2;
    }
    entries[at] = entry;
  }

  long poll() {
    long top = entries[0];
    long last = entries[--size];
    int at = 0;
    while (2 * at + 1 < size) {
      int child = 2 * at + 1;
      if (child + 1 < size && entries[child + 1] < entries[child]) {
        child++;
      }
      if (entries[child] >= last) {
        break;
      }
      entries[at] = entries[child];
      at = child;
    }
    entries[at] = last;
    return top;
  }
}
