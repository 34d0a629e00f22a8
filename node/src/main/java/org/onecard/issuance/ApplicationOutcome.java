package org.onecard.issuance;

/** What became of an act on an application. */
public sealed interface ApplicationOutcome {

  /** It was done. */
  record Done(ApplicationView application) implements ApplicationOutcome {}

  /** It was not, and nothing changed. */
  record Refused(ApplicationRefusal why, ApplicationState state) implements ApplicationOutcome {}
}
