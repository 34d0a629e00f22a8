package org.onecard.family;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onecard.card.GuardedCards;
import org.onecard.card.GuardedCards.Hold;
import org.onecard.kernel.identity.CardNumber;
import org.onecard.web.ProblemException;
import org.onecard.web.RateLimits;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Who is whose guardian: asked, agreed to, carried on and ended by residents themselves. */
@Component
public class Family {
  private final FamilyStore store;
  private final InvitationStore invitations;
  private final Establishing establishing;
  private final GuardedCards cards;
  private final TransactionTemplate transaction;
  private final RateLimits rate;

  Family(
      FamilyStore store,
      InvitationStore invitations,
      Establishing establishing,
      GuardedCards cards,
      TransactionTemplate transaction,
      Clock clock) {
    this.store = store;
    this.invitations = invitations;
    this.establishing = establishing;
    this.cards = cards;
    this.transaction = transaction;
    this.rate = new RateLimits(FamilyLimits.INVITATIONS, FamilyLimits.INVITATIONS_PERIOD, clock);
  }

  /**
   * A guardianship in force, as one of the two sees it.
   *
   * @param otherName the other's name, all but the family name hidden
   * @param may what its guardian may do now
   * @param onDevice whether the guardian has the ward's card on a device
   */
  public record Bond(
      UUID guardianshipId,
      GuardianshipKind kind,
      String otherName,
      Instant startsAt,
      Instant endsAt,
      Set<GuardianAct> may,
      boolean onDevice) {

    /** Copies the acts. */
    public Bond {
      may = Set.copyOf(may);
    }
  }

  /**
   * An invitation that waits.
   *
   * @param other the card's number as it was typed, masked; or who asks, all but the family name
   *     hidden
   */
  public record FamilyInvitation(
      UUID invitationId, String other, int months, Instant askedAt, Instant endsAt) {}

  /** A resident's family: whom one looks after, by whom one is looked after, and what waits. */
  public record Overview(
      List<Bond> wards,
      List<Bond> guardians,
      List<FamilyInvitation> sent,
      List<FamilyInvitation> received) {

    /** Copies the lists. */
    public Overview {
      wards = List.copyOf(wards);
      guardians = List.copyOf(guardians);
      sent = List.copyOf(sent);
      received = List.copyOf(received);
    }
  }

  /** What came of an invitation: nothing of the other's is in it. */
  public sealed interface Invited {
    /** It is kept; whether the number is anybody's is not said. */
    record Kept(FamilyInvitation invitation) implements Invited {}

    /** The asker may not invite. */
    record Refused(FamilyRefusal refusal) implements Invited {}
  }

  /** What came of a ward's consent. */
  public sealed interface Agreed {
    /** The guardianship is in force. */
    record InForce(Bond bond) implements Agreed {}

    /** The two may not be guardian and ward. */
    record Refused(FamilyRefusal refusal) implements Agreed {}
  }

  /** The resident's family now. */
  public Overview overview(String residentId) {
    UUID resident = UUID.fromString(residentId);
    Instant now = establishing.now();
    List<FamilyStore.Row> bonds = store.inForceOf(resident, now);
    return new Overview(
        bonds.stream()
            .filter(row -> row.guardian().equals(resident))
            .map(row -> bond(row, row.ward(), now))
            .toList(),
        bonds.stream()
            .filter(row -> row.ward().equals(resident))
            .map(row -> bond(row, row.guardian(), now))
            .toList(),
        invitations.sentBy(resident, now).stream().map(row -> seen(row, row.cardMasked())).toList(),
        invitations.receivedBy(resident, now).stream()
            .map(row -> seen(row, establishing.person(row.guardian()).maskedName()))
            .toList());
  }

  /**
   * Asks the holder of a card to entrust it. Whether there is one is not said, and not to be told
   * from the answer: a number of nobody's is kept and listed like any other.
   *
   * @param months for which, 1 to 12
   * @throws ProblemException 400 where a field is not as it must be
   */
  public Invited invite(String residentId, CardNumber card, int months) {
    demandMonths(months);
    UUID guardian = UUID.fromString(residentId);
    Instant now = establishing.now();
    Optional<UUID> ward = cards.residentOf(card.text());
    Optional<FamilyRefusal> refusal = refusalOfAsker(guardian, ward, now);
    if (refusal.isPresent()) {
      return new Invited.Refused(refusal.get());
    }
    InvitationStore.Row wish =
        new InvitationStore.Row(
            UUID.randomUUID(),
            guardian,
            ward.orElse(null),
            card.masked(),
            months,
            now,
            now.plus(FamilyLimits.INVITATION));
    InvitationStore.Row kept =
        transaction.execute(status -> invitations.addOrFind(wish, card.text()));
    return new Invited.Kept(seen(kept, kept.cardMasked()));
  }

  /** What stands against the asker alone may be said at once; the rest the ward is told. */
  private Optional<FamilyRefusal> refusalOfAsker(UUID guardian, Optional<UUID> ward, Instant now) {
    if (ward.filter(guardian::equals).isPresent()) {
      return Optional.of(FamilyRefusal.SELF_GUARDIANSHIP);
    }
    if (!GuardianRule.isOfAge(establishing.person(guardian).birthDate(), now)) {
      return Optional.of(FamilyRefusal.GUARDIAN_UNDER_AGE);
    }
    if (store.wardsOf(List.of(guardian), now).size() >= FamilyLimits.WARDS) {
      return Optional.of(FamilyRefusal.TOO_MANY_WARDS);
    }
    boolean many = invitations.sentBy(guardian, now).size() >= FamilyLimits.INVITATIONS_OPEN;
    return many || !rate.allow(guardian.toString())
        ? Optional.of(FamilyRefusal.TOO_MANY_INVITATIONS)
        : Optional.empty();
  }

  /** Takes an invitation back; a 404 problem where the resident has none that waits. */
  public void withdraw(String residentId, UUID invitation) {
    if (!invitations.withdraw(invitation, UUID.fromString(residentId), establishing.now())) {
      throw noInvitation();
    }
  }

  /** The ward refuses: the asker is not told. A 404 problem where none waits for the resident. */
  public void decline(String residentId, UUID invitation) {
    transaction.executeWithoutResult(
        status -> {
          waiting(residentId, invitation, establishing.now());
          invitations.answer(invitation, "declined");
        });
  }

  /**
   * The ward agrees, for at most as long as was asked.
   *
   * @param months 1 to 12
   * @throws ProblemException 404 where no invitation waits for the resident
   */
  public Agreed consent(String residentId, UUID invitation, int months) {
    demandMonths(months);
    return transaction.execute(status -> agree(residentId, invitation, months));
  }

  private Agreed agree(String residentId, UUID invitation, int months) {
    Instant now = establishing.now();
    store.lockEstablishing(now);
    InvitationStore.Row asked = waiting(residentId, invitation, now);
    UUID ward = UUID.fromString(residentId);
    GuardianshipKind kind = GuardianshipKind.ENTRUSTED;
    Optional<FamilyRefusal> refusal = establishing.refusal(asked.guardian(), ward, kind, now);
    if (refusal.isPresent()) {
      return new Agreed.Refused(refusal.get());
    }
    int agreed = Math.min(months, asked.months());
    FamilyStore.Row row =
        new FamilyStore.Row(
            UUID.randomUUID(),
            asked.guardian(),
            ward,
            kind,
            agreed,
            null,
            now,
            now,
            establishing.endOf(ward, kind, agreed, now),
            null,
            null);
    store.add(row);
    invitations.answer(invitation, "consented");
    return new Agreed.InForce(bond(row, row.guardian(), now));
  }

  private InvitationStore.Row waiting(String residentId, UUID invitation, Instant now) {
    return invitations
        .lockReceived(invitation, UUID.fromString(residentId), now)
        .orElseThrow(Family::noInvitation);
  }

  /**
   * The ward lets an entrusted guardianship go on for so many months from now.
   *
   * @throws ProblemException 404 where the resident is not its ward, or it was not entrusted
   */
  public void extend(String residentId, UUID guardianship, int months) {
    demandMonths(months);
    Instant now = establishing.now();
    UUID ward = UUID.fromString(residentId);
    boolean extended =
        store
            .find(guardianship)
            .filter(row -> row.ward().equals(ward) && row.kind() == GuardianshipKind.ENTRUSTED)
            .map(row -> establishing.endOf(ward, row.kind(), months, now))
            .filter(ends -> store.extend(guardianship, months, ends, now))
            .isPresent();
    if (!extended) {
      throw noGuardianship();
    }
  }

  /**
   * Either of the two ends it at once: when this returns, the list that revokes the codes on the
   * guardian's device is published.
   *
   * @throws ProblemException 404 where it is neither's, or over
   */
  public void end(String residentId, UUID guardianship) {
    UUID resident = UUID.fromString(residentId);
    Instant now = establishing.now();
    FamilyStore.Row row =
        store
            .find(guardianship)
            .filter(found -> found.guardian().equals(resident) || found.ward().equals(resident))
            .orElseThrow(Family::noGuardianship);
    boolean byGuardian = row.guardian().equals(resident);
    if (!store.end(guardianship, byGuardian ? "guardian" : "ward", now)) {
      throw noGuardianship();
    }
    stop(row, now);
  }

  /** Takes the ward's card off the guardian's device, and notes that this was done. */
  void stop(FamilyStore.Row row, Instant now) {
    Hold hold = new Hold(row.guardianshipId(), row.ward());
    cards.stop(hold);
    if (store.stopped(row.guardianshipId(), now)) {
      cards.logAct(hold, "over", now);
    }
  }

  /** The guardian's name, hidden but for the family name, in a line of the ward's access log. */
  public Optional<String> guardianIn(String residentId, UUID guardianship) {
    UUID ward = UUID.fromString(residentId);
    return store
        .find(guardianship)
        .filter(row -> row.ward().equals(ward))
        .map(row -> establishing.person(row.guardian()).maskedName());
  }

  private Bond bond(FamilyStore.Row row, UUID other, Instant now) {
    Guardianship guardianship = guardianship(row);
    Set<GuardianAct> may = EnumSet.noneOf(GuardianAct.class);
    Arrays.stream(GuardianAct.values())
        .filter(act -> GuardianRule.mayActFor(guardianship, act, now) instanceof Permission.Granted)
        .forEach(may::add);
    return new Bond(
        row.guardianshipId(),
        row.kind(),
        establishing.person(other).maskedName(),
        started(row.startsAt()),
        started(row.endsAt()),
        may,
        cards.isBound(new Hold(row.guardianshipId(), row.ward())));
  }

  Guardianship guardianship(FamilyStore.Row row) {
    return new Guardianship(
        row.guardianshipId(),
        row.guardian(),
        row.ward(),
        row.kind(),
        establishing.person(row.ward()).birthDate(),
        row.startsAt(),
        row.endsAt(),
        row.endedAt());
  }

  private static Instant started(@Nullable Instant at) {
    if (at == null) {
      throw new IllegalStateException("a guardianship in force without its dates");
    }
    return at;
  }

  private static FamilyInvitation seen(InvitationStore.Row row, String other) {
    return new FamilyInvitation(
        row.invitationId(), other, row.months(), row.askedAt(), row.endsAt());
  }

  static void demandMonths(int months) {
    if (months < 1 || months > FamilyLimits.MONTHS) {
      throw ProblemException.badField(
          "months", "is out of range", "give 1 to " + FamilyLimits.MONTHS);
    }
  }

  private static ProblemException noInvitation() {
    return ProblemException.notFound(
        "invitation", "no such invitation waits for you", "see the list");
  }

  static ProblemException noGuardianship() {
    return ProblemException.notFound(
        "guardianship", "there is no such guardianship of yours", "see the list");
  }
}
