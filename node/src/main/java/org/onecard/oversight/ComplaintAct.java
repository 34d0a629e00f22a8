package org.onecard.oversight;

import org.jspecify.annotations.Nullable;

/**
 * What somebody wants done about a complaint, unchecked.
 *
 * @param action what
 * @param words what is said with it; needed to ask, reply, answer, refer and reopen
 * @param department where it goes; needed to route
 * @param body the right body's code; needed to refer
 */
public record ComplaintAct(
    ComplaintAction action,
    @Nullable String words,
    @Nullable String department,
    @Nullable String body) {

  /** An act with words alone. */
  public static ComplaintAct of(ComplaintAction action, @Nullable String words) {
    return new ComplaintAct(action, words, null, null);
  }
}
