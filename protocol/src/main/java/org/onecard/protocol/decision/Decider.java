package org.onecard.protocol.decision;

import java.util.List;
import java.util.Optional;

/** Decides by a fixed list of named rules, the same in node and terminal (docs/protocol). */
public final class Decider {
  private final List<Rule> rules;

  /** A decider by all rules. */
  public Decider() {
    this(Rule.ALL);
  }

  /** For tests, which leave one rule out at a time. */
  Decider(List<Rule> rules) {
    this.rules = rules;
  }

  /** The decision in these circumstances; the same circumstances always give the same. */
  public Decision decide(Circumstances circumstances) {
    return rule(circumstances).decision();
  }

  /** The decision, and the rule of docs/protocol/decision.md that took it. */
  public Ruling rule(Circumstances circumstances) {
    for (Rule rule : rules) {
      Optional<Decision> decision = rule.check().apply(circumstances);
      if (decision.isPresent()) {
        return new Ruling(rule.name(), decision.get());
      }
    }
    throw new IllegalStateException("no rule decided about " + circumstances.item());
  }
}
