package org.onecard.web;

/** Bounds of what a request may carry. */
public final class Limits {
  /** Octets in a request's body: 1 MiB. */
  public static final int BODY_OCTETS = 1 << 20;

  /** Octets in a form with a picture of a code: 6 MiB, what a phone's camera makes. */
  public static final int PICTURE_FORM_OCTETS = 6 << 20;

  private Limits() {}
}
