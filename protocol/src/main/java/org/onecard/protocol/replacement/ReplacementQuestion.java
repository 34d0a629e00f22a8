package org.onecard.protocol.replacement;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.protocol.json.DocumentFields;
import org.onecard.protocol.json.SignedDocument;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an outlet of one region asks the issuer of a card in another: may this holder, who stands
 * here with the identity card, have a new card? It goes as a question of retention zero: neither
 * side keeps it once it is answered.
 *
 * @param caseId the outlet's random name for the case, all it keeps; asked again with it, the
 *     answer is the same
 * @param outlet shown to the holder
 * @param blind 16 random octets, kept nowhere: the message's digest, which stays in both logs, can
 *     then not be tried out with numbers
 */
public record ReplacementQuestion(
    UUID caseId,
    Wish wish,
    String cardNumber,
    String socialSecurityNumber,
    String name,
    String outlet,
    Instant at,
    Bytes blind) {
  /** The type of the message. */
  public static final String TYPE = "card-replacement";

  /** Characters in a name. */
  public static final int MAXIMUM_NAME = 60;

  /** Characters in an outlet's name. */
  public static final int MAXIMUM_OUTLET = 120;

  /** Octets of the blind. */
  public static final int BLIND = 16;

  private static final int NUMBER = 18;
  private static final int CARD = 9;

  /** Why a new card is wanted. */
  public enum Wish {
    /** The card has expired or soon does; the numbers stay. */
    EXPIRED,
    /** The card is damaged; the numbers stay. */
    SAME_NUMBER,
    /** The card is gone; the new one has new numbers. */
    LOST;

    /** The lower-case, hyphenated form used in JSON. */
    public String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * Reads a question.
   *
   * @throws org.onecard.protocol.json.MalformedDocumentException naming the field at fault
   */
  public static ReplacementQuestion parse(ObjectNode document) {
    DocumentFields fields = DocumentFields.of(document);
    return new ReplacementQuestion(
        fields.convert("case", UUID::fromString, "a UUID"),
        fields.constant("wish", Wish.class),
        fields.text("cardNumber", CARD),
        fields.text("socialSecurityNumber", NUMBER),
        fields.text("name", MAXIMUM_NAME),
        fields.text("outlet", MAXIMUM_OUTLET),
        fields.instant("at"),
        fields.convert("blind", ReplacementQuestion::blind, "16 octets as base64url"));
  }

  /** The body of the message. */
  public ObjectNode write() {
    return SignedDocument.create()
        .put("case", caseId.toString())
        .put("wish", wish.text())
        .put("cardNumber", cardNumber)
        .put("socialSecurityNumber", socialSecurityNumber)
        .put("name", name)
        .put("outlet", outlet)
        .put("at", at.toString())
        .put("blind", blind.base64Url());
  }

  private static Bytes blind(String text) {
    Bytes octets = Bytes.ofBase64Url(text);
    if (octets.length() != BLIND) {
      throw new IllegalArgumentException(octets.length() + " octets");
    }
    return octets;
  }
}
