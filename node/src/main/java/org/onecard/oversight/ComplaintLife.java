package org.onecard.oversight;

import static org.onecard.oversight.ComplaintAction.ANSWER;
import static org.onecard.oversight.ComplaintAction.ASK;
import static org.onecard.oversight.ComplaintAction.CLOSE;
import static org.onecard.oversight.ComplaintAction.REFER;
import static org.onecard.oversight.ComplaintAction.REOPEN;
import static org.onecard.oversight.ComplaintAction.REPLY;
import static org.onecard.oversight.ComplaintAction.ROUTE;
import static org.onecard.oversight.ComplaintAction.TAKE;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The one table of a complaint's life: which action leads where, and whose it is. */
final class ComplaintLife {
  private static final Map<ComplaintState, Map<ComplaintAction, ComplaintState>> TABLE = table();

  private static final Map<ComplaintAction, Set<Hand>> HANDS =
      Map.of(
          ROUTE, Set.of(Hand.STAFF),
          TAKE, Set.of(Hand.STAFF),
          ASK, Set.of(Hand.STAFF),
          ANSWER, Set.of(Hand.STAFF),
          REFER, Set.of(Hand.STAFF),
          REPLY, Set.of(Hand.COMPLAINANT, Hand.STAFF),
          CLOSE, Set.of(Hand.COMPLAINANT, Hand.CLOCK),
          REOPEN, Set.of(Hand.COMPLAINANT, Hand.STAFF));

  private ComplaintLife() {}

  /** Where {@code action} leads; nothing where it cannot be done. */
  static Optional<ComplaintState> next(ComplaintState state, ComplaintAction action) {
    return Optional.ofNullable(TABLE.getOrDefault(state, Map.of()).get(action));
  }

  /** Whether this action is for this hand; a complainant's telephone call is entered by staff. */
  static boolean isFor(ComplaintAction action, Hand hand) {
    return HANDS.getOrDefault(action, Set.of()).contains(hand);
  }

  private static Map<ComplaintState, Map<ComplaintAction, ComplaintState>> table() {
    Map<ComplaintAction, ComplaintState> before =
        Map.of(
            ROUTE, ComplaintState.ROUTED,
            TAKE, ComplaintState.HANDLING,
            REFER, ComplaintState.ANSWERED);
    Map<ComplaintState, Map<ComplaintAction, ComplaintState>> table =
        new EnumMap<>(ComplaintState.class);
    table.put(ComplaintState.RECEIVED, before);
    table.put(ComplaintState.ROUTED, before);
    table.put(ComplaintState.REOPENED, before);
    table.put(
        ComplaintState.HANDLING,
        Map.of(
            ROUTE, ComplaintState.ROUTED,
            ASK, ComplaintState.WAITING,
            ANSWER, ComplaintState.ANSWERED,
            REFER, ComplaintState.ANSWERED));
    table.put(
        ComplaintState.WAITING,
        Map.of(
            REPLY, ComplaintState.HANDLING,
            ANSWER, ComplaintState.ANSWERED,
            REFER, ComplaintState.ANSWERED,
            CLOSE, ComplaintState.CLOSED));
    table.put(
        ComplaintState.ANSWERED,
        Map.of(CLOSE, ComplaintState.CLOSED, REOPEN, ComplaintState.REOPENED));
    table.put(ComplaintState.CLOSED, Map.of(REOPEN, ComplaintState.REOPENED));
    return table;
  }
}
