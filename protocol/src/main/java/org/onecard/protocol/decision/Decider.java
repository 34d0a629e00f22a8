package org.onecard.protocol.decision;

/** Decides by a fixed list of named checks, the same in node and terminal (docs/protocol). */
public final class Decider {

  /** The decision in these circumstances; the same circumstances always give the same. */
  public Decision decide(Circumstances circumstances) {
    throw new UnsupportedOperationException("" + circumstances);
  }
}
