package org.onecard.family;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onecard.access.AuditLog;
import org.onecard.access.FourEyes;
import org.onecard.access.Proposal;
import org.onecard.access.StaffMember;
import org.onecard.card.GuardedCards;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.kernel.identity.CardNumber;
import org.onecard.storage.ColumnCipher;
import org.onecard.web.ProblemException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Guardianships recorded at a desk from documents; a second person approves each. */
@Component
public class FamilyDesk {
  /** The kind of the act that two people must want. */
  static final String KIND = "guardianship";

  private static final String TABLE = "family_guardianship";
  private static final TypeReference<List<Evidence>> SHOWN = new TypeReference<>() {};

  private final FamilyStore store;
  private final Establishing establishing;
  private final Family family;
  private final GuardedCards cards;
  private final FourEyes fourEyes;
  private final AuditLog audit;
  private final ColumnCipher cipher;
  private final JsonMapper json;
  private final TransactionTemplate transaction;

  FamilyDesk(
      FamilyStore store,
      Establishing establishing,
      Family family,
      GuardedCards cards,
      FourEyes fourEyes,
      AuditLog audit,
      ColumnCipher cipher,
      JsonMapper json,
      TransactionTemplate transaction) {
    this.store = store;
    this.establishing = establishing;
    this.family = family;
    this.cards = cards;
    this.fourEyes = fourEyes;
    this.audit = audit;
    this.cipher = cipher;
    this.json = json;
    this.transaction = transaction;
  }

  /** What a clerk records. */
  record Wanted(
      GuardianshipKind kind,
      CardNumber guardian,
      CardNumber ward,
      int months,
      List<Evidence> evidence,
      String reason) {
    Wanted {
      evidence = List.copyOf(evidence);
    }
  }

  /** A guardianship as the desk sees it, names hidden but for the family name. */
  record Recorded(
      UUID guardianshipId,
      GuardianshipKind kind,
      String guardianName,
      String wardName,
      @Nullable Integer months,
      List<Evidence> evidence,
      Instant recordedAt,
      @Nullable Instant startsAt,
      @Nullable Instant endsAt,
      @Nullable Instant endedAt,
      @Nullable String endedBy) {
    Recorded {
      evidence = List.copyOf(evidence);
    }
  }

  /**
   * Records what was shown and lets it wait for a second person.
   *
   * @throws ProblemException 404 for a number that is nobody's, 409 where the two may not be
   *     guardian and ward, 400 where the documents do not show the right
   */
  Proposal propose(StaffMember clerk, Wanted wanted) {
    Evidence.demand(wanted.kind(), wanted.evidence());
    UUID guardian = holder("guardianCardNumber", wanted.guardian());
    UUID ward = holder("wardCardNumber", wanted.ward());
    UUID id = UUID.randomUUID();
    return transaction.execute(
        status -> {
          Instant now = establishing.now();
          store.lockEstablishing(now);
          refuse(guardian, ward, wanted.kind(), now);
          boolean child = wanted.kind() == GuardianshipKind.CHILD;
          store.add(
              new FamilyStore.Row(
                  id,
                  guardian,
                  ward,
                  wanted.kind(),
                  child ? null : wanted.months(),
                  seal(id, wanted.evidence()),
                  now,
                  null,
                  null,
                  null,
                  null));
          ObjectNode payload = json.createObjectNode().put("guardianshipId", id.toString());
          return fourEyes.propose(clerk, KIND, guardian + "/" + ward, payload, wanted.reason());
        });
  }

  /** Puts an approved one in force, in the transaction of the approval. */
  void begin(UUID id) {
    Instant now = establishing.now();
    store.lockEstablishing(now);
    FamilyStore.Row row = store.find(id).orElseThrow(FamilyDesk::notRecorded);
    refuse(row.guardian(), row.ward(), row.kind(), now);
    int months = row.months() == null ? 0 : row.months();
    store.begin(id, now, establishing.endOf(row.ward(), row.kind(), months, now));
  }

  /** What was recorded under this id. */
  Recorded get(UUID id) {
    FamilyStore.Row row = store.find(id).orElseThrow(FamilyDesk::notRecorded);
    return new Recorded(
        id,
        row.kind(),
        establishing.person(row.guardian()).maskedName(),
        establishing.person(row.ward()).maskedName(),
        row.months(),
        row.evidenceSealed() == null ? List.of() : open(id, row.evidenceSealed()),
        row.recordedAt(),
        row.startsAt(),
        row.endsAt(),
        row.endedAt(),
        row.endedBy());
  }

  /** Ends one at once, as where a court has decided; a 404 problem where none is in force. */
  void end(StaffMember member, UUID id, String reason) {
    Instant now = establishing.now();
    FamilyStore.Row row = store.find(id).orElseThrow(FamilyDesk::notRecorded);
    transaction.executeWithoutResult(
        status -> {
          if (!store.end(id, "desk", now)) {
            throw notRecorded();
          }
          audit.add(member.staffId(), KIND + ".ended", id.toString(), reason);
        });
    family.stop(row, now);
  }

  private void refuse(UUID guardian, UUID ward, GuardianshipKind kind, Instant now) {
    Optional<FamilyRefusal> refusal = establishing.refusal(guardian, ward, kind, now);
    if (refusal.isPresent()) {
      throw refusal.get().problem();
    }
  }

  private UUID holder(String field, CardNumber number) {
    return cards
        .residentOf(number.text())
        .orElseThrow(
            () ->
                ProblemException.notFound(
                    field, "no card of this region has this number", "check the number"));
  }

  private Bytes seal(UUID id, List<Evidence> shown) {
    byte[] plain = json.writeValueAsBytes(shown);
    return Bytes.of(cipher.seal(TABLE, "evidence", id.toString(), plain));
  }

  private List<Evidence> open(UUID id, Bytes sealed) {
    byte[] plain = cipher.open(TABLE, "evidence", id.toString(), sealed.toArray());
    return json.readValue(plain, SHOWN);
  }

  private static ProblemException notRecorded() {
    return ProblemException.notFound(
        "guardianship", "none is recorded or in force by this id", "see the proposal");
  }
}
