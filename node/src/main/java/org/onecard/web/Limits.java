package org.onecard.web;

/** Bounds of what a request may carry. */
public final class Limits {
  /** Octets in a request's body: 1 MiB. */
  public static final int BODY_OCTETS = 1 << 20;

  private Limits() {}
}
