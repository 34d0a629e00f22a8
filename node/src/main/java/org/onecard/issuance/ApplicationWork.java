package org.onecard.issuance;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onecard.access.AuditLog;
import org.onecard.access.StaffMember;
import org.onecard.card.CardAction;
import org.onecard.card.Cards;
import org.onecard.card.Cards.ActionResult;
import org.onecard.card.HolderDesk;
import org.onecard.card.HolderDesk.Enrolling;
import org.onecard.card.TransitionRefusal;
import org.onecard.issuance.IdentityCheck.CardFacts;
import org.onecard.issuance.IdentityCheck.Facts;
import org.onecard.kernel.identity.SocialSecurityNumber;
import org.onecard.kernel.time.ServiceDay;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Carries out acts on applications. What is done to the card comes first and is done once for each
 * application; only then the application moves. A crash between the two is made good by the same
 * act again.
 */
@Component
final class ApplicationWork {
  private final ApplicationStore store;
  private final ApplicationVault vault;
  private final HolderDesk holders;
  private final Cards cards;
  private final AuditLog audit;
  private final TransactionTemplate transaction;
  private final Clock clock;

  ApplicationWork(
      ApplicationStore store,
      ApplicationVault vault,
      HolderDesk holders,
      Cards cards,
      AuditLog audit,
      TransactionTemplate transaction,
      Clock clock) {
    this.store = store;
    this.vault = vault;
    this.holders = holders;
    this.cards = cards;
    this.audit = audit;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** What an act came to. */
  sealed interface Worked {
    /** The application as it stands now. */
    record On(ApplicationRow row) implements Worked {}

    /** Nothing changed. */
    record Not(ApplicationRefusal why, ApplicationState state) implements Worked {}
  }

  /** What was done to the card: whose it is, or why nothing was done. */
  private record Effect(@Nullable UUID resident, Optional<ApplicationRefusal> refusal) {
    static final Effect NONE = new Effect(null, Optional.empty());

    static Effect of(String resident) {
      return new Effect(UUID.fromString(resident), Optional.empty());
    }

    static Effect not(ApplicationRefusal why) {
      return new Effect(null, Optional.of(why));
    }
  }

  Worked act(
      ApplicationRow seen, ApplicationAct act, @Nullable RefusalReason reason, StaffMember member) {
    return switch (ApplicationLife.of(seen.kind(), seen.state(), act)) {
      case ApplicationLife.Step.Refused(ApplicationRefusal why) ->
          new Worked.Not(why, seen.state());
      case ApplicationLife.Step.To(ApplicationState next) -> {
        Effect effect = effect(seen, act);
        yield effect
            .refusal()
            .<Worked>map(why -> new Worked.Not(why, seen.state()))
            .orElseGet(() -> move(seen, act, next, reason, effect.resident(), member));
      }
    };
  }

  private Worked move(
      ApplicationRow seen,
      ApplicationAct act,
      ApplicationState next,
      @Nullable RefusalReason reason,
      @Nullable UUID resident,
      @Nullable StaffMember member) {
    return Objects.requireNonNull(
        transaction.execute(
            status -> {
              ApplicationRow row = store.claim(seen.id()).orElseThrow();
              if (row.steps() != seen.steps()) {
                return ApplicationLife.of(row.kind(), row.state(), act)
                        instanceof ApplicationLife.Step.Refused refused
                    ? new Worked.Not(refused.why(), row.state())
                    : new Worked.On(row);
              }
              Instant now = clock.instant();
              String outlet = member == null ? null : member.department().id();
              ApplicationRow moved = row.in(next, now, outlet, reason, resident);
              store.save(moved);
              String staff = member == null ? null : member.staffId();
              store.addStep(row.id(), new ApplicationStep(moved.steps(), now, act, staff, outlet));
              if (staff != null) {
                String why = reason == null ? "" : reason.text();
                audit.add(staff, "application." + act.text(), row.reference(), why);
              }
              return new Worked.On(moved);
            }));
  }

  /** Closes an application that nobody could go on with. */
  void lapse(ApplicationRow row) {
    if (ApplicationLife.of(row.kind(), row.state(), ApplicationAct.LAPSE)
        instanceof ApplicationLife.Step.To(ApplicationState next)) {
      var _ = move(row, ApplicationAct.LAPSE, next, RefusalReason.LAPSED, null, null);
    }
  }

  private Effect effect(ApplicationRow row, ApplicationAct act) {
    return switch (act) {
      case CHECK -> check(row);
      case PRODUCE -> produce(row);
      case FULFIL -> row.kind().replaces() ? replace(row) : enrol(row, true);
      case HAND_OVER -> onCard(row, CardAction.DELIVER, TransitionRefusal.ALREADY_DELIVERED);
      case ACTIVATE -> onCard(row, CardAction.ACTIVATE, TransitionRefusal.ALREADY_ACTIVE);
      case MAKE_READY, REFUSE -> Effect.NONE;
      case APPLY, LAPSE -> throw new IllegalStateException(act + " is not done by staff");
    };
  }

  private Effect check(ApplicationRow row) {
    Applicant applicant = applicant(row);
    return IdentityCheck.refusal(
            row.kind(),
            applicant.name(),
            applicant.cardNumber(),
            facts(applicant),
            ServiceDay.dateOf(clock.instant()))
        .map(Effect::not)
        .orElse(Effect.NONE);
  }

  private Facts facts(Applicant applicant) {
    return holders
        .find(SocialSecurityNumber.of(applicant.socialSecurityNumber()))
        .map(
            card ->
                new Facts(
                    card.name(), new CardFacts(card.cardNumber(), card.state(), card.expiresOn())))
        .orElse(Facts.NOTHING);
  }

  private Effect produce(ApplicationRow row) {
    Effect enrolled = enrol(row, false);
    return enrolled.resident() == null
        ? enrolled
        : onCard(enrolled.resident(), CardAction.PRODUCE, TransitionRefusal.ALREADY_PRODUCED);
  }

  private Effect enrol(ApplicationRow row, boolean atOnce) {
    Applicant applicant = applicant(row);
    SocialSecurityNumber number = SocialSecurityNumber.of(applicant.socialSecurityNumber());
    return switch (holders.enrol(row.id().toString(), applicant.name(), number, atOnce)) {
      case Enrolling.Enrolled(String resident, String card) -> Effect.of(resident);
      case Enrolling.KnownAlready known -> Effect.not(ApplicationRefusal.KNOWN_ALREADY);
    };
  }

  /**
   * The register is asked once more: the check may be days old. After a crash the card found is the
   * new one, and {@link HolderDesk#replaceOnce} answers by the reference.
   */
  private Effect replace(ApplicationRow row) {
    Applicant applicant = applicant(row);
    Facts facts = facts(applicant);
    if (!applicant.name().equals(facts.name())) {
      return Effect.not(ApplicationRefusal.IDENTITY_DIFFERS);
    }
    return switch (holders.replaceOnce(
        row.id().toString(), applicant.cardNumber(), row.kind().sameNumber(), true)) {
      case ActionResult.Done done -> Effect.of(done.card().residentId());
      case ActionResult.Refused refused -> Effect.not(ApplicationRefusal.NOT_REPLACEABLE);
      case ActionResult.NoSuchCard none -> Effect.not(ApplicationRefusal.NO_SUCH_CARD);
    };
  }

  private Effect onCard(ApplicationRow row, CardAction action, TransitionRefusal doneBefore) {
    return onCard(Objects.requireNonNull(row.residentId()), action, doneBefore);
  }

  private Effect onCard(UUID resident, CardAction action, TransitionRefusal doneBefore) {
    String number = cards.wallet(resident.toString()).orElseThrow().cardNumber();
    return switch (cards.act(number, action)) {
      case ActionResult.Done done -> Effect.of(done.card().residentId());
      case ActionResult.Refused refused
          when refused.refusal() == doneBefore || LATER.contains(refused.refusal()) ->
          Effect.of(resident.toString());
      case ActionResult.Refused refused -> Effect.not(ApplicationRefusal.NOT_REPLACEABLE);
      case ActionResult.NoSuchCard none -> Effect.not(ApplicationRefusal.NO_SUCH_CARD);
    };
  }

  /** The card went on meanwhile by another desk's hand: the application follows it. */
  private static final Set<TransitionRefusal> LATER =
      Set.copyOf(List.of(TransitionRefusal.ALREADY_DELIVERED, TransitionRefusal.ALREADY_ACTIVE));

  private Applicant applicant(ApplicationRow row) {
    return vault.open(row.id(), Objects.requireNonNull(row.content()));
  }
}
