package org.onecard.outlet;

/** What became of a wish to do something with a home visit. */
public sealed interface VisitRuling {

  /** It was done; so the visit stands now. */
  record Done(VisitView visit) implements VisitRuling {}

  /** It was not done, and why. */
  record Refused(VisitRefusal why) implements VisitRuling {}
}
