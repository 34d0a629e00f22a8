package org.onecard.terminal.core;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.protocol.code.CodeVerifier;
import org.onecard.protocol.code.PresentationCode;

/**
 * The codes a terminal has seen and that are not yet too late by themselves: the same counter of
 * the same token is taken once. Not safe for threads.
 */
public final class SeenCounters {
  /**
   * Codes remembered at most. It takes 1,600 genuine codes a second at one gate to exceed it; then
   * the oldest is forgotten, and the node, which remembers all, still finds the double.
   */
  public static final int CAPACITY = 65_536;

  private static final long WINDOW_SECONDS =
      CodeVerifier.LIFETIME_SECONDS + 2L * CodeVerifier.GRACE_SECONDS;

  private final Map<Bytes, Long> lastSecondOf = new LinkedHashMap<>();

  /** Remembers a genuine code shown at a UTC epoch second; false if it was seen before. */
  public boolean add(PresentationCode code, long atEpochSecond) {
    forgetBefore(atEpochSecond);
    Bytes identity = code.counterIdentity();
    if (lastSecondOf.containsKey(identity)) {
      return false;
    }
    if (lastSecondOf.size() >= CAPACITY) {
      Iterator<Bytes> oldest = lastSecondOf.keySet().iterator();
      oldest.next();
      oldest.remove();
    }
    lastSecondOf.put(identity, code.codeTime() + WINDOW_SECONDS);
    return true;
  }

  /** How many codes are remembered. */
  public int size() {
    return lastSecondOf.size();
  }

  private void forgetBefore(long epochSecond) {
    Iterator<Long> oldest = lastSecondOf.values().iterator();
    while (oldest.hasNext() && oldest.next() < epochSecond) {
      oldest.remove();
    }
  }
}
