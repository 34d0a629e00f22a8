package org.onecard.access;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * An act that waits for a second person, or what became of it.
 *
 * @param kind which {@link FourEyesAct} carries it out
 * @param subject what it is about, by id; one proposal of a kind can be pending for a subject
 * @param payload what the act needs to know
 * @param reason why, in the proposer's words
 * @param endsAt from when on it can no longer be approved
 * @param decisionReason what the decider said, where there is a decision
 */
public record Proposal(
    UUID id,
    String kind,
    String subject,
    ObjectNode payload,
    String reason,
    String proposedBy,
    Instant proposedAt,
    Instant endsAt,
    State state,
    @Nullable String decidedBy,
    @Nullable Instant decidedAt,
    @Nullable String decisionReason) {

  /** The same, after its time. */
  Proposal expired() {
    return new Proposal(
        id,
        kind,
        subject,
        payload,
        reason,
        proposedBy,
        proposedAt,
        endsAt,
        State.EXPIRED,
        null,
        null,
        null);
  }

  /** What became of a proposal. */
  public enum State {
    /** Waits for a second person. */
    PENDING("pending"),
    /** Approved, and done in the same moment. */
    CARRIED_OUT("carried-out"),
    /** Refused by a second person. */
    REFUSED("refused"),
    /** Taken back by the proposer. */
    WITHDRAWN("withdrawn"),
    /** Nobody decided in time. */
    EXPIRED("expired");

    private final String text;

    State(String text) {
      this.text = text;
    }

    /** As it stands in JSON and in the database. */
    public String text() {
      return text;
    }

    static State of(String text) {
      for (State state : values()) {
        if (state.text.equals(text)) {
          return state;
        }
      }
      throw new IllegalStateException("no state of a proposal is called " + text);
    }
  }
}
