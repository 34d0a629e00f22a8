package org.onecard.fusion;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.onecard.catalogue.Catalogue;
import org.onecard.fusion.FunctionVocabulary.CardFunction;
import org.onecard.fusion.FusionCheck.Covered;
import org.onecard.fusion.FusionStore.IssuedCard;
import org.onecard.fusion.FusionStore.MergeStep;
import org.onecard.fusion.FusionStore.NewCard;
import org.onecard.fusion.FusionStore.Progress;
import org.onecard.protocol.catalogue.Edition;
import org.onecard.web.ProblemException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps the register of what was issued already, refuses what the list covers, and follows how each
 * function merges into the one card.
 */
@Service
public class Fusion {
  /** Functions of one card. */
  static final int FUNCTIONS = 30;

  /** Cards in the register. */
  static final int CARDS = 2_000;

  private final FusionStore store;
  private final Catalogue catalogue;
  private final TransactionTemplate transactions;
  private final Clock clock;
  private final FunctionVocabulary vocabulary = FunctionVocabulary.shipped();

  Fusion(FusionStore store, Catalogue catalogue, TransactionTemplate transactions, Clock clock) {
    this.store = store;
    this.catalogue = catalogue;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** A proposal for a new card and what was found. */
  record Checked(UUID id, NewCard card, long edition, FusionCheck check) {}

  FunctionVocabulary vocabulary() {
    return vocabulary;
  }

  /** Enters what was issued already; the same id again changes nothing. */
  IssuedCard register(String staff, UUID id, NewCard card, boolean synthetic) {
    functions(card.functions());
    if (store.count() >= CARDS) {
      throw ProblemException.conflict(
          "register-full", "id", "the register has 2,000 entries", "merge some of them");
    }
    transactions.executeWithoutResult(
        status -> store.add(id, card, synthetic, staff, clock.instant()));
    return get(id);
  }

  IssuedCard get(UUID id) {
    return store
        .find(id)
        .orElseThrow(
            () ->
                ProblemException.notFound(
                    "id", "no entry " + id + " is in the register", "GET /api/v1/fusion/register"));
  }

  /** Checks a new card against the list in force, and keeps what was found. */
  Checked propose(String staff, UUID id, NewCard card) {
    Instant now = clock.instant();
    Optional<Edition> edition = catalogue.inForce(now);
    FusionCheck check = FusionCheck.of(functions(card.functions()), vocabulary, edition, day(now));
    long number = edition.map(Edition::number).orElse(0L);
    String outcome = outcome(check);
    transactions.executeWithoutResult(
        status -> store.addProposal(id, card, outcome, number, staff, now));
    return new Checked(id, card, number, check);
  }

  static String outcome(FusionCheck check) {
    return switch (check) {
      case FusionCheck.Refused refused -> "refused";
      case FusionCheck.RefusedInPart refused -> "refused-in-part";
      case FusionCheck.NotCovered free -> "not-covered";
    };
  }

  /** Plans how functions of an issued card merge, each into an item that covers it. */
  IssuedCard plan(String staff, UUID id, List<MergeStep> steps) {
    IssuedCard card = get(id);
    Instant now = clock.instant();
    Set<String> planned = new HashSet<>();
    for (int i = 0; i < steps.size(); i++) {
      MergeStep step = steps.get(i);
      String at = "steps[" + i + "].";
      requireOwn(card, at, step.function());
      if (!planned.add(step.function())) {
        throw ProblemException.badField(at + "function", "is planned twice", "plan it once");
      }
      if (step.until() == null || !step.until().isAfter(day(now))) {
        throw ProblemException.badField(at + "until", "is not to come", "give a later day");
      }
      if (covering(step.function()).stream().noneMatch(c -> c.item().equals(step.item()))) {
        throw ProblemException.badField(
            at + "item",
            "is no item in force that covers " + step.function(),
            "GET /api/v1/fusion/functions for those that do");
      }
    }
    transactions.executeWithoutResult(
        status -> {
          for (MergeStep step : steps) {
            requireNot(card, step.function(), Progress.MERGED);
            store.plan(id, step, staff, now);
          }
        });
    return get(id);
  }

  /** Records how far a function has merged; merged it is only while an item in force covers it. */
  IssuedCard progress(String staff, UUID id, String function, Progress progress, String note) {
    IssuedCard card = get(id);
    requireOwn(card, "", function);
    MergeStep step =
        card.functions().stream()
            .filter(each -> each.function().equals(function))
            .findFirst()
            .orElseThrow();
    if (!step.progress().leadsTo(progress)) {
      throw ProblemException.conflict(
          progress.text() + "-when-" + step.progress().text(),
          "progress",
          "the function is " + step.progress().text(),
          "plan it, then put it under way, then merge it");
    }
    boolean covered = covering(function).stream().anyMatch(c -> c.item().equals(step.item()));
    if (progress == Progress.MERGED && !covered) {
      throw ProblemException.conflict(
          "not-covered",
          "progress",
          "item " + step.item() + " is not in force now",
          "wait until its edition is in force");
    }
    transactions.executeWithoutResult(
        status -> store.progress(id, function, progress, note, staff, clock.instant()));
    return get(id);
  }

  /** The items in force that cover a function of the vocabulary. */
  List<Covered> covering(String function) {
    Instant now = clock.instant();
    return vocabulary
        .find(function)
        .map(f -> FusionCheck.covering(f, vocabulary, catalogue.inForce(now), day(now)))
        .orElse(List.of());
  }

  private static void requireOwn(IssuedCard card, String at, String function) {
    if (card.functions().stream().noneMatch(each -> each.function().equals(function))) {
      throw ProblemException.badField(
          at + "function", "is none of this entry's", "give one of its functions");
    }
  }

  private static void requireNot(IssuedCard card, String function, Progress progress) {
    card.functions().stream()
        .filter(each -> each.function().equals(function) && each.progress() == progress)
        .findFirst()
        .ifPresent(
            each -> {
              throw ProblemException.conflict(
                  "planned-when-" + progress.text(),
                  "steps",
                  function + " is " + progress.text() + " already",
                  "leave it out");
            });
  }

  private List<CardFunction> functions(List<String> codes) {
    if (codes.isEmpty()
        || codes.size() > FUNCTIONS
        || new HashSet<>(codes).size() != codes.size()) {
      throw ProblemException.badField(
          "functions", "are none, too many, or one twice", "give 1 to 30, each once");
    }
    List<CardFunction> functions = new ArrayList<>();
    for (int i = 0; i < codes.size(); i++) {
      String field = "functions[" + i + "]";
      functions.add(
          vocabulary
              .find(codes.get(i))
              .orElseThrow(
                  () ->
                      ProblemException.badField(
                          field,
                          "is not in the vocabulary of functions",
                          "GET /api/v1/fusion/functions")));
    }
    return functions;
  }

  private static LocalDate day(Instant now) {
    return LocalDate.ofInstant(now, Edition.ZONE);
  }
}
