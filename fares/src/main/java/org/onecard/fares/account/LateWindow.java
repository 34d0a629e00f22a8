package org.onecard.fares.account;

/** How late an event may come, and how many events wait in the time between. */
public final class LateWindow {
  /** How far an event may lie before the account's latest one, in seconds: seven days. */
  public static final long SECONDS = 7L * 24 * 3600;

  /** Events of one account in the window at most; more than one a minute is no rider. */
  public static final int MAX_EVENTS = 10_080;

  private LateWindow() {}
}
