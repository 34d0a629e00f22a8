package org.onecard.protocol.replacement;

import java.time.LocalDate;
import java.util.Locale;
import org.onecard.protocol.json.DocumentFields;
import org.onecard.protocol.json.SignedDocument;
import tools.jackson.databind.node.ObjectNode;

/** What the issuer decides about a replacement at another region's outlet. */
public sealed interface ReplacementAnswer {

  /**
   * The new card is made and may be handed over; the old one has stopped.
   *
   * @param maskedCardNumber for the clerk to compare with the card that is handed over
   * @param expiresOn the new card's last day
   */
  record Granted(String maskedCardNumber, LocalDate expiresOn) implements ReplacementAnswer {}

  /** No card is made. */
  record Refused(Why why) implements ReplacementAnswer {}

  /** Why no card is made. */
  enum Why {
    /** Card, number and name are not of one holder here: which of them, is not told. */
    NOT_MATCHED,
    /** A card in this state is not replaced. */
    NOT_REPLACEABLE,
    /** The card is good for longer than it is replaced ahead. */
    NOT_EXPIRED,
    /** The outlet gave this case up before. */
    GIVEN_UP;

    /** The lower-case, hyphenated form used in JSON. */
    public String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * Reads an answer.
   *
   * @throws org.onecard.protocol.json.MalformedDocumentException naming the field at fault
   */
  static ReplacementAnswer parse(ObjectNode document) {
    DocumentFields fields = DocumentFields.of(document);
    String decision = fields.text("decision", 16);
    return switch (decision) {
      case "granted" -> new Granted(fields.text("maskedCardNumber", 20), fields.date("expiresOn"));
      case "refused" -> new Refused(fields.constant("why", Why.class));
      default -> throw fields.fault("decision", "none that is known", "granted or refused");
    };
  }

  /** The body of the answer. */
  default ObjectNode write() {
    ObjectNode document = SignedDocument.create();
    return switch (this) {
      case Granted granted ->
          document
              .put("decision", "granted")
              .put("maskedCardNumber", granted.maskedCardNumber())
              .put("expiresOn", granted.expiresOn().toString());
      case Refused refused -> document.put("decision", "refused").put("why", refused.why().text());
    };
  }
}
