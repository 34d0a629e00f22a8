package org.onecard.cli.fares.clear;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.onecard.fares.journey.Ride;

/**
 * Finds what makes exactly the amount that was paid, beginning with what asks least to be believed:
 * the class that other rides show, a transfer without its mark, another class, both; then a
 * transfer that the tariff does not give to the class, another rounding, another service's rules.
 */
final class Reasons {
  static final String REPETITION = "repetition";

  private final WhatIf whatIf;

  Reasons(WhatIf whatIf) {
    this.whatIf = whatIf;
  }

  /**
   * A reason.
   *
   * @param code the same for the same kind of reason
   * @param explains whether it makes the amount
   */
  record Reason(String code, String text, boolean explains) {}

  /** One ride and what was paid for it. */
  private record Question(Ride ride, int own, boolean mark, long paid) {}

  /** The first reason that makes the amount. */
  Reason of(Ride ride, int own, boolean mark, long paid, OptionalInt inferred) {
    Question question = new Question(ride, own, mark, paid);
    List<Integer> classes = new ArrayList<>();
    inferred.ifPresent(classes::add);
    classes.add(own);
    for (int other = 0; other < whatIf.classes(); other++) {
      if (!classes.contains(other)) {
        classes.add(other);
      }
    }
    if (inferred.isPresent() && pays(question, inferred.getAsInt(), mark)) {
      return explained(
          "class-of-other-rides",
          "what '" + name(inferred.getAsInt()) + "' pays, the class that its other rides show");
    }
    int likely = inferred.orElse(own);
    return first(
        question,
        List.of(
            () -> transfer(question, List.of(likely, own)),
            () -> otherClass(question, classes),
            () -> transfer(question, classes),
            () -> ungivenTransfer(question, classes),
            () -> rounding(question, classes),
            () -> otherService(question, classes)));
  }

  /** A kind of reason; empty if it does not make the amount. */
  private interface Attempt {
    Optional<Reason> attempt();
  }

  private static Reason first(Question question, List<Attempt> attempts) {
    return attempts.stream()
        .flatMap(attempt -> attempt.attempt().stream())
        .findFirst()
        .orElseGet(() -> none(question));
  }

  private Optional<Reason> otherClass(Question question, List<Integer> classes) {
    List<Integer> fitting =
        classes.stream()
            .filter(one -> one != question.own() && pays(question, one, question.mark()))
            .toList();
    return fitting.isEmpty()
        ? Optional.empty()
        : Optional.of(
            explained(
                "other-class",
                fitting.stream()
                    .map(one -> "'" + name(one) + "'")
                    .collect(Collectors.joining(" or ", "what ", " pays"))));
  }

  /** A transfer without its mark, or a mark without its transfer. */
  private Optional<Reason> transfer(Question question, List<Integer> classes) {
    return find(classes, one -> pays(question, one, !question.mark()))
        .map(
            one -> {
              String whose = one == question.own() ? "" : ", as '" + name(one) + "'";
              return question.mark()
                  ? explained(
                      "mark-without-transfer", "marked as a transfer, charged as none" + whose)
                  : explained(
                      "unmarked-transfer",
                      "a transfer of " + off() + " fen that the mark does not show" + whose);
            });
  }

  /** The transfer's amount off, where the tariff gives none or has given it already. */
  private Optional<Reason> ungivenTransfer(Question question, List<Integer> classes) {
    if (off() == 0) {
      return Optional.empty();
    }
    return find(
            classes,
            one ->
                Math.max(0, whatIf.fen(question.ride(), one, question.mark()) - off())
                    == question.paid())
        .map(
            one ->
                explained(
                    "transfer-not-in-the-tariff",
                    "what '"
                        + name(one)
                        + "' pays less "
                        + off()
                        + " fen for a transfer that the tariff does not give"));
  }

  private Optional<Reason> rounding(Question question, List<Integer> classes) {
    for (RoundingMode mode : whatIf.otherRoundings()) {
      for (boolean mark : new boolean[] {question.mark(), !question.mark()}) {
        var found =
            find(
                classes,
                one -> whatIf.fenRounded(question.ride(), one, mark, mode) == question.paid());
        if (found.isPresent()) {
          String transfer = mark == question.mark() ? "" : ", a transfer that is not marked so";
          return Optional.of(
              explained(
                  "rounding",
                  "what '"
                      + name(found.get())
                      + "' pays rounded "
                      + mode.name().toLowerCase(Locale.ROOT).replace('_', ' ')
                      + transfer));
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Reason> otherService(Question question, List<Integer> classes) {
    for (int service : whatIf.otherServices(question.ride())) {
      for (boolean mark : new boolean[] {question.mark(), !question.mark()}) {
        var found =
            find(
                classes,
                one -> whatIf.fenAs(question.ride(), one, mark, service) == question.paid());
        if (found.isPresent()) {
          String transfer = mark == question.mark() ? "" : ", a transfer that is not marked so";
          return Optional.of(
              explained(
                  "rules-of-other-service",
                  "what '"
                      + name(found.get())
                      + "' pays by the rules of "
                      + whatIf.serviceId(service)
                      + transfer));
        }
      }
    }
    return Optional.empty();
  }

  private static Reason none(Question question) {
    long gross = Math.max(0, question.ride().chargedTap().givenFen());
    return question.paid() > gross
        ? new Reason(
            "above-gross",
            "no rule explains it: "
                + (question.paid() - gross)
                + " fen more than the gross fare were paid",
            false)
        : new Reason("none", "no rule explains it", false);
  }

  private boolean pays(Question question, int riderClass, boolean mark) {
    return whatIf.fen(question.ride(), riderClass, mark) == question.paid();
  }

  private static Optional<Integer> find(List<Integer> classes, IntPredicate fits) {
    return classes.stream().filter(fits::test).findFirst();
  }

  private static Reason explained(String code, String text) {
    return new Reason(code, text, true);
  }

  private long off() {
    return whatIf.transferOffFen().orElse(0);
  }

  private String name(int riderClass) {
    return whatIf.classId(riderClass);
  }
}
