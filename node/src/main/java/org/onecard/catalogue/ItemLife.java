package org.onecard.catalogue;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.onecard.kernel.text.Hyphenated;

/**
 * The one table of transitions of a proposal and the item it makes. A step that is not in it is
 * refused by a name that says step and state, as {@code agree-when-draft}.
 */
final class ItemLife {
  /** Where a proposal, and then its item, stands. */
  enum State {
    IDEA,
    DRAFT,
    IN_REVIEW,
    AGREED,
    APPROVED,
    IN_EDITION,
    IN_FORCE,
    SUSPENDED,
    ADJUSTED,
    WITHDRAWN,
    RETRACTED,
    REFUSED,
    YIELDED;

    /** The lower-case, hyphenated form used in JSON. */
    String text() {
      return Hyphenated.of(this);
    }
  }

  /** What may happen to it. */
  enum Step {
    /** It is put into words, or into other words before anyone else saw them. */
    DRAFT,
    /** It is laid before every authority. */
    SUBMIT,
    COMMENT,
    /** Its author changes it in review: what was agreed lapses. */
    REVISE,
    /** One authority agrees. */
    AGREE,
    /** One authority refuses it for good. */
    REFUSE,
    /** One side's government approves. */
    APPROVE,
    /** Its author takes it back. */
    RETRACT,
    /** An earlier open proposal for the same item stands before it. */
    YIELD,
    /** An edition that counts contains it. */
    LIST,
    /** Its edition's and its own first day has come. */
    BEGIN,
    SUSPEND,
    RESUME,
    /** A later edition has the item in other words. */
    ADJUST,
    /** A later edition no longer has the item, or its last day is over. */
    WITHDRAW;

    /** The lower-case, hyphenated form used in JSON. */
    String text() {
      return Hyphenated.of(this);
    }
  }

  /** What becomes of a step. */
  sealed interface Outcome {
    /** It is legal and leads there. */
    record Goes(State to) implements Outcome {}

    /** It is not; {@code name} says which step in which state. */
    record Illegal(String name) implements Outcome {}
  }

  /**
   * One row.
   *
   * @param whenAll where it leads once every authority has taken the step
   */
  private record Row(State from, Step step, State to, State whenAll) {}

  private static final List<Row> ROWS =
      List.of(
          row(State.IDEA, Step.DRAFT, State.DRAFT),
          row(State.IDEA, Step.RETRACT, State.RETRACTED),
          row(State.DRAFT, Step.DRAFT, State.DRAFT),
          row(State.DRAFT, Step.SUBMIT, State.IN_REVIEW),
          row(State.DRAFT, Step.RETRACT, State.RETRACTED),
          row(State.IN_REVIEW, Step.COMMENT, State.IN_REVIEW),
          row(State.IN_REVIEW, Step.REVISE, State.IN_REVIEW),
          new Row(State.IN_REVIEW, Step.AGREE, State.IN_REVIEW, State.AGREED),
          row(State.IN_REVIEW, Step.REFUSE, State.REFUSED),
          row(State.IN_REVIEW, Step.RETRACT, State.RETRACTED),
          row(State.IN_REVIEW, Step.YIELD, State.YIELDED),
          row(State.AGREED, Step.COMMENT, State.AGREED),
          new Row(State.AGREED, Step.APPROVE, State.AGREED, State.APPROVED),
          row(State.AGREED, Step.REFUSE, State.REFUSED),
          row(State.AGREED, Step.RETRACT, State.RETRACTED),
          row(State.AGREED, Step.YIELD, State.YIELDED),
          row(State.APPROVED, Step.COMMENT, State.APPROVED),
          row(State.APPROVED, Step.YIELD, State.YIELDED),
          row(State.APPROVED, Step.LIST, State.IN_EDITION),
          row(State.IN_EDITION, Step.BEGIN, State.IN_FORCE),
          row(State.IN_EDITION, Step.ADJUST, State.ADJUSTED),
          row(State.IN_EDITION, Step.WITHDRAW, State.WITHDRAWN),
          row(State.IN_FORCE, Step.SUSPEND, State.SUSPENDED),
          row(State.IN_FORCE, Step.ADJUST, State.ADJUSTED),
          row(State.IN_FORCE, Step.WITHDRAW, State.WITHDRAWN),
          row(State.SUSPENDED, Step.SUSPEND, State.SUSPENDED),
          row(State.SUSPENDED, Step.RESUME, State.IN_FORCE),
          row(State.SUSPENDED, Step.ADJUST, State.ADJUSTED),
          row(State.SUSPENDED, Step.WITHDRAW, State.WITHDRAWN));

  private static final Map<State, Map<Step, Row>> TABLE = table();

  private ItemLife() {}

  /**
   * What becomes of a step.
   *
   * @param all whether with it every authority has taken the step
   */
  static Outcome after(State from, Step step, boolean all) {
    Map<Step, Row> steps = TABLE.get(from);
    Row row = steps == null ? null : steps.get(step);
    return row == null
        ? new Outcome.Illegal(step.text() + "-when-" + from.text())
        : new Outcome.Goes(all ? row.whenAll : row.to);
  }

  /** Where a step leads that the caller knows to be legal. */
  static State go(State from, Step step) {
    return switch (after(from, step, true)) {
      case Outcome.Goes(State to) -> to;
      case Outcome.Illegal(String name) -> throw new IllegalStateException(name);
    };
  }

  private static Row row(State from, Step step, State to) {
    return new Row(from, step, to, to);
  }

  private static Map<State, Map<Step, Row>> table() {
    Map<State, Map<Step, Row>> table = new EnumMap<>(State.class);
    for (Row row : ROWS) {
      Row other =
          table.computeIfAbsent(row.from, from -> new EnumMap<>(Step.class)).put(row.step, row);
      if (other != null) {
        throw new IllegalStateException(row + " stands twice in the table");
      }
    }
    return table;
  }
}
