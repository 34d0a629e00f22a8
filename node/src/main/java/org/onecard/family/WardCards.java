package org.onecard.family;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.onecard.card.AccessEntry;
import org.onecard.card.Cards;
import org.onecard.card.Cards.BindingResult;
import org.onecard.card.Cards.DeviceKey;
import org.onecard.card.Cards.LossKind;
import org.onecard.card.Cards.StopReport;
import org.onecard.card.Cards.WalletView;
import org.onecard.card.GuardedCards;
import org.onecard.card.GuardedCards.Hold;
import org.onecard.protocol.code.Renewal;
import org.onecard.web.ProblemException;
import org.onecard.web.RateLimits;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * What a guardian does with a ward's card. Each act is asked of {@link GuardianRule} first, and
 * written into the ward's access log.
 */
@Component
public class WardCards {
  private final Family family;
  private final FamilyStore store;
  private final Cards cards;
  private final GuardedCards guarded;
  private final HealthItems health;
  private final RateLimits looks;
  private final Clock clock;

  WardCards(
      Family family,
      FamilyStore store,
      Cards cards,
      GuardedCards guarded,
      HealthItems health,
      Clock clock) {
    this.family = family;
    this.store = store;
    this.cards = cards;
    this.guarded = guarded;
    this.health = health;
    this.looks = new RateLimits(1, FamilyLimits.LOOK_LOGGED_EVERY, clock);
    this.clock = clock;
  }

  /** Binds a device of the guardian's for the ward's card, beside the ward's own. */
  public BindingResult bind(String residentId, UUID guardianship, DeviceKey key, boolean move) {
    Hold hold = demand(residentId, guardianship, GuardianAct.SHOW_CODE);
    BindingResult result = guarded.bind(hold, key, move, stillMay(residentId, guardianship));
    if (result instanceof BindingResult.Bound) {
      log(hold, GuardianAct.SHOW_CODE);
    }
    return result;
  }

  /** Authorises the next key of that device; nobody acts, so nothing is logged. */
  public BindingResult renew(String residentId, UUID guardianship, Renewal renewal) {
    Hold hold = demand(residentId, guardianship, GuardianAct.SHOW_CODE);
    return guarded.renew(hold, renewal, stillMay(residentId, guardianship));
  }

  /** Takes the ward's card off the guardian's device; false if it was on none. */
  public boolean unbind(String residentId, UUID guardianship) {
    Hold hold = demand(residentId, guardianship, GuardianAct.STOP_SHOWING);
    boolean ended = guarded.unbind(hold);
    if (ended) {
      log(hold, GuardianAct.STOP_SHOWING);
    }
    return ended;
  }

  /** The ward's card as it stands. */
  public WalletView status(String residentId, UUID guardianship) {
    Hold hold = demand(residentId, guardianship, GuardianAct.SEE_STATUS);
    logLook(hold, GuardianAct.SEE_STATUS);
    return cards
        .wallet(hold.wardId().toString())
        .orElseThrow(
            () -> ProblemException.notFound("card", "the ward has no card", "ask at a desk"));
  }

  /** Where the ward's card was used: for health only where the guardian may see that. */
  public List<AccessEntry> uses(String residentId, UUID guardianship, int limit) {
    Hold hold = demand(residentId, guardianship, GuardianAct.SEE_USES);
    logLook(hold, GuardianAct.SEE_USES);
    boolean all =
        permission(residentId, guardianship, GuardianAct.SEE_HEALTH_USES)
            instanceof Permission.Granted;
    return cards.lastUses(hold.wardId().toString(), limit).stream()
        .filter(use -> all || isGuardiansAct(use) || !health.isHealth(use.item(), use.at()))
        .toList();
  }

  /** Reports the ward's card lost, for now; the ward or a desk takes it back. */
  public StopReport reportLost(String residentId, UUID guardianship) {
    Hold hold = demand(residentId, guardianship, GuardianAct.REPORT_LOSS);
    log(hold, GuardianAct.REPORT_LOSS);
    return cards.stop(hold.wardId().toString(), LossKind.TEMPORARY);
  }

  /**
   * The hold for an act that is the guardian's to do now.
   *
   * @throws ProblemException 404 where the resident is no guardian in it, 403 where no guardian may
   *     do this, 409 where it is over
   */
  private Hold demand(String residentId, UUID guardianship, GuardianAct act) {
    return switch (permission(residentId, guardianship, act)) {
      case Permission.Granted granted ->
          new Hold(guardianship, row(residentId, guardianship).ward());
      case Permission.Denied denied -> throw problem(denied.why(), act);
    };
  }

  private static ProblemException problem(Permission.Why why, GuardianAct act) {
    return switch (why) {
      case NOT_STARTED -> Family.noGuardianship();
      case OVER ->
          ProblemException.conflict(
              "guardianship-over",
              "guardianship",
              "the guardianship is over",
              "forget the card on this device");
      case HEALTH_IS_PRIVATE, NOT_A_GUARDIANS ->
          new ProblemException(
              HttpStatus.FORBIDDEN,
              "not-a-guardians",
              "guardianship",
              "a guardian may not " + act.text(),
              "docs/reference/family.md says what a guardian may do");
    };
  }

  private Permission permission(String residentId, UUID guardianship, GuardianAct act) {
    return GuardianRule.mayActFor(
        family.guardianship(row(residentId, guardianship)), act, clock.instant());
  }

  private FamilyStore.Row row(String residentId, UUID guardianship) {
    UUID guardian = UUID.fromString(residentId);
    return store
        .find(guardianship)
        .filter(row -> row.guardian().equals(guardian))
        .orElseThrow(Family::noGuardianship);
  }

  private BooleanSupplier stillMay(String residentId, UUID guardianship) {
    return () ->
        permission(residentId, guardianship, GuardianAct.SHOW_CODE) instanceof Permission.Granted;
  }

  private static boolean isGuardiansAct(AccessEntry use) {
    return use.item().startsWith(AccessEntry.GUARDIANS_ACT);
  }

  private void log(Hold hold, GuardianAct act) {
    guarded.logAct(hold, act.text(), clock.instant());
  }

  /** A page that is opened again and again is one look. */
  private void logLook(Hold hold, GuardianAct act) {
    if (looks.allow(hold.guardianshipId() + "/" + act)) {
      log(hold, act);
    }
  }
}
