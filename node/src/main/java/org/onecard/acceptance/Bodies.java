package org.onecard.acceptance;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.onecard.acceptance.RecordRequest.Recorded;
import org.onecard.protocol.catalogue.Attribute;

/** The JSON of the acceptance endpoints. */
final class Bodies {
  private Bodies() {}

  /**
   * What was shown: {@code type} code with {@code value}, chip with {@code cardNumber}, {@code
   * identificationCode} and {@code issuer}, or entry with {@code cardNumber}, {@code
   * socialSecurityNumber} and {@code issuer}.
   */
  record PresentationBody(
      @Nullable String type,
      @Nullable String value,
      @Nullable String cardNumber,
      @Nullable String identificationCode,
      @Nullable String socialSecurityNumber,
      @Nullable String issuer) {}

  /** One presentation to decide. */
  record AcceptanceBody(
      @Nullable PresentationBody presentation,
      @Nullable String item,
      @Nullable String point,
      @Nullable String idempotencyKey) {}

  /** What the lists or the issuer say of the card; -1 seconds where nobody said anything. */
  record CardStatusBody(String value, long ageSeconds) {}

  /** What the acceptor learns of the holder, where accepted. */
  record HolderBody(@Nullable String pseudonym, Map<String, String> attributes) {}

  /** A decision, as recorded; edition 0 where none was in force. */
  record AcceptanceAnswer(
      String acceptanceId,
      String decision,
      boolean provisional,
      @Nullable String reason,
      String assurance,
      CardStatusBody cardStatus,
      HolderBody holder,
      long edition) {

    static AcceptanceAnswer of(Recorded.Stored stored) {
      Facts facts = stored.facts();
      Outcome outcome = facts.outcome();
      Map<String, String> attributes = new TreeMap<>();
      for (Map.Entry<Attribute, String> entry : facts.attributes().entrySet()) {
        attributes.put(entry.getKey().text(), entry.getValue());
      }
      return new AcceptanceAnswer(
          facts.id().toString(),
          outcome.decision(),
          outcome.provisional(),
          outcome.reason() == null ? null : outcome.reason().text(),
          facts.mode().text(),
          new CardStatusBody(facts.status().text(), facts.statusAge()),
          new HolderBody(stored.pseudonym(), attributes),
          facts.edition());
    }
  }

  /** One offline tap, as its terminal journalled and signed it. */
  record TapBody(
      long sequence,
      @Nullable String code,
      @Nullable String item,
      @Nullable String tappedAt,
      long statusHead,
      long edition,
      @Nullable String decision,
      @Nullable String reason,
      @Nullable Boolean provisional,
      @Nullable String signature) {}

  /** Taps of one terminal, in its journal's order. */
  record BatchBody(
      @Nullable String terminal, @Nullable String replay, @Nullable List<@Nullable TapBody> taps) {}

  /** What became of one tap; id, decision and reason are null for a conflict. */
  record TapResult(
      long sequence,
      @Nullable String acceptanceId,
      String stored,
      @Nullable String decision,
      @Nullable String reason,
      boolean provisional) {

    static TapResult of(long sequence, Recorded recorded) {
      return switch (recorded) {
        case Recorded.Stored(Facts facts, String pseudonym) ->
            new TapResult(
                sequence,
                facts.id().toString(),
                facts.outcome().storedAs().text(),
                facts.outcome().decision(),
                facts.outcome().reason() == null ? null : facts.outcome().reason().text(),
                facts.outcome().provisional());
        case Recorded.Conflict() -> new TapResult(sequence, null, "conflict", null, null, false);
      };
    }
  }

  /** The results, in the order of the taps. */
  record BatchAnswer(List<TapResult> results) {}

  /** The sums of one replay; {@code lost} is what was announced and is in no class. */
  record Summary(
      long taps,
      long accepted,
      long declined,
      long undetermined,
      long duplicates,
      long lost,
      double seconds) {}
}
