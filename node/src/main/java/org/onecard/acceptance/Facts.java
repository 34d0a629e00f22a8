package org.onecard.acceptance;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onecard.protocol.catalogue.Attribute;
import org.onecard.protocol.catalogue.Mode;
import org.onecard.protocol.status.CardStatus;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What one acceptance record says. Its JSON octets are what the chain holds a digest of, so what
 * becomes known later (the pseudonym) is kept beside it.
 *
 * @param at the node's clock when the decision was taken
 * @param issuer two-digit region, or null where the presentation does not name a readable one
 * @param statusAge seconds since the issuer said so, -1 where nobody said
 * @param attributes what the acceptor was told of the holder
 * @param edition number of the edition decided on; 0 for none
 * @param code the presentation code's octets in base64url; null for chip and entry, whose numbers
 *     no record keeps
 * @param tap how the terminal saw it; null for a decision taken here at once
 */
record Facts(
    UUID id,
    Instant at,
    UUID acceptor,
    UUID point,
    String item,
    Mode mode,
    @Nullable String issuer,
    Outcome outcome,
    CardStatus status,
    long statusAge,
    Map<Attribute, String> attributes,
    long edition,
    @Nullable String code,
    @Nullable OfflineTap tap) {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY).build();

  /**
   * An offline tap as its terminal uploaded it, with the terminal's own decision.
   *
   * @param signature the terminal's, base64url over the tap record's signed form
   */
  record OfflineTap(
      UUID terminal,
      long sequence,
      Instant tappedAt,
      long statusHead,
      long edition,
      String decision,
      String reason,
      boolean provisional,
      String signature,
      @Nullable UUID replay) {}

  /** The same facts with another outcome; the holder of a card not accepted stays unknown. */
  Facts with(Outcome other) {
    return new Facts(
        id, at, acceptor, point, item, mode, issuer, other, status, statusAge, Map.of(), edition,
        code, tap);
  }

  byte[] toJson() {
    return MAPPER.writeValueAsBytes(this);
  }

  static Facts fromJson(byte[] json) {
    return MAPPER.readValue(json, Facts.class);
  }
}
