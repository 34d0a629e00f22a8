package org.onecard.issuance;

import static org.onecard.issuance.ApplicationAct.ACTIVATE;
import static org.onecard.issuance.ApplicationAct.CHECK;
import static org.onecard.issuance.ApplicationAct.FULFIL;
import static org.onecard.issuance.ApplicationAct.HAND_OVER;
import static org.onecard.issuance.ApplicationAct.LAPSE;
import static org.onecard.issuance.ApplicationAct.MAKE_READY;
import static org.onecard.issuance.ApplicationAct.PRODUCE;
import static org.onecard.issuance.ApplicationAct.REFUSE;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The one table of an application's life: every pair of state and act either leads to a state or is
 * refused by name.
 */
final class ApplicationLife {
  private static final Map<ApplicationState, Row> TABLE = table();

  private ApplicationLife() {}

  /** What an act comes to. */
  sealed interface Step {
    /** It leads to this state. */
    record To(ApplicationState state) implements Step {}

    /** It is not done. */
    record Refused(ApplicationRefusal why) implements Step {}
  }

  /** What {@code act} comes to for an application of this kind in this state. */
  static Step of(ApplicationKind kind, ApplicationState state, ApplicationAct act) {
    Row row = TABLE.get(state);
    if (row == null) {
      throw new IllegalStateException("no row for state " + state);
    }
    Step step = row.cells.getOrDefault(act, row.otherwise);
    return kind.replaces() && act == PRODUCE && step instanceof Step.To
        ? new Step.Refused(ApplicationRefusal.HOLDER_MUST_WAIT)
        : step;
  }

  /** What staff can do now. */
  static List<ApplicationAct> possible(ApplicationKind kind, ApplicationState state) {
    return Stream.of(CHECK, FULFIL, PRODUCE, MAKE_READY, HAND_OVER, ACTIVATE, REFUSE)
        .filter(act -> of(kind, state, act) instanceof Step.To)
        .toList();
  }

  private static Map<ApplicationState, Row> table() {
    Map<ApplicationState, Row> table = new EnumMap<>(ApplicationState.class);
    table.put(
        ApplicationState.APPLIED,
        new Row(ApplicationRefusal.NOT_CHECKED)
            .to(CHECK, ApplicationState.CHECKED)
            .to(REFUSE, ApplicationState.REFUSED)
            .to(LAPSE, ApplicationState.REFUSED));
    table.put(
        ApplicationState.CHECKED,
        new Row(ApplicationRefusal.NOT_PRODUCED)
            .not(CHECK, ApplicationRefusal.ALREADY_CHECKED)
            .to(PRODUCE, ApplicationState.PRODUCED)
            .to(FULFIL, ApplicationState.ACTIVATED)
            .to(REFUSE, ApplicationState.REFUSED)
            .to(LAPSE, ApplicationState.REFUSED));
    table.put(
        ApplicationState.PRODUCED,
        made(ApplicationRefusal.NOT_READY).to(MAKE_READY, ApplicationState.READY));
    table.put(
        ApplicationState.READY,
        made(ApplicationRefusal.NOT_HANDED_OVER)
            .not(MAKE_READY, ApplicationRefusal.ALREADY_READY)
            .to(HAND_OVER, ApplicationState.HANDED_OVER));
    table.put(
        ApplicationState.HANDED_OVER,
        made(ApplicationRefusal.ALREADY_HANDED_OVER).to(ACTIVATE, ApplicationState.ACTIVATED));
    table.put(ApplicationState.ACTIVATED, new Row(ApplicationRefusal.ALREADY_ACTIVATED));
    table.put(ApplicationState.REFUSED, new Row(ApplicationRefusal.ALREADY_REFUSED));
    return table;
  }

  /** The card is made, and neither checked, turned down nor made again. */
  private static Row made(ApplicationRefusal otherwise) {
    return new Row(otherwise)
        .not(CHECK, ApplicationRefusal.ALREADY_CHECKED)
        .not(REFUSE, ApplicationRefusal.ALREADY_PRODUCED)
        .not(LAPSE, ApplicationRefusal.ALREADY_PRODUCED)
        .not(PRODUCE, ApplicationRefusal.ALREADY_PRODUCED)
        .not(FULFIL, ApplicationRefusal.ALREADY_PRODUCED);
  }

  /** One state's row while the table is filled. */
  private static final class Row {
    private final Map<ApplicationAct, Step> cells = new EnumMap<>(ApplicationAct.class);
    private final Step otherwise;

    Row(ApplicationRefusal otherwise) {
      this.otherwise = new Step.Refused(otherwise);
    }

    Row to(ApplicationAct act, ApplicationState state) {
      cells.put(act, new Step.To(state));
      return this;
    }

    Row not(ApplicationAct act, ApplicationRefusal why) {
      cells.put(act, new Step.Refused(why));
      return this;
    }
  }
}
