package org.onecard.protocol.decision;

/**
 * A decision and the rule that took it.
 *
 * @param rule its name as in docs/protocol/decision.md
 */
public record Ruling(String rule, Decision decision) {}
