package org.onecard.card;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.onecard.card.Cards.HolderAnswer;
import org.onecard.card.Cards.HolderQuestion;
import org.onecard.card.Cards.Shown;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.kernel.region.Region;
import org.onecard.protocol.catalogue.Attribute;
import org.onecard.protocol.code.Authorisation;
import org.onecard.protocol.json.DocumentFields;
import org.onecard.protocol.status.CardStatus;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Questions about holders and their answers as JSON between nodes. */
final class HolderMessages {
  private static final int ID = 64;
  private static final int PSEUDONYM = 64;
  private static final long UNSIGNED_32 = 0xffff_ffffL;

  private HolderMessages() {}

  static ObjectNode write(HolderQuestion question) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    write(body.putObject("shown"), question.shown());
    body.put("acceptanceId", question.acceptanceId())
        .put("acceptor", question.acceptor())
        .put("acceptorName", question.acceptorName())
        .put("sector", question.sector())
        .put("item", question.item())
        .put("purpose", question.purpose())
        .put("at", question.at().toString());
    var attributes = body.putArray("attributes");
    question.attributes().forEach(attribute -> attributes.add(attribute.text()));
    return body;
  }

  private static void write(ObjectNode node, Shown shown) {
    switch (shown) {
      case Shown.Code code ->
          node.put("type", "code")
              .put("token", code.token().base64Url())
              .put("expiryDay", code.expiryDay())
              .put("statusIndex", code.statusIndex());
      case Shown.Chip chip ->
          node.put("type", "chip")
              .put("cardNumber", chip.cardNumber())
              .put("identificationCode", chip.identificationCode());
      case Shown.Entry entry ->
          node.put("type", "entry")
              .put("cardNumber", entry.cardNumber())
              .put("socialSecurityNumber", entry.socialSecurityNumber());
    }
  }

  static HolderQuestion question(Region askedBy, DocumentFields fields) {
    List<Attribute> attributes = fields.constants("attributes", Attribute.class);
    return new HolderQuestion(
        shown(fields.object("shown")),
        fields.text("acceptanceId", ID),
        askedBy,
        fields.text("acceptor", ID),
        fields.text("acceptorName", CardLimits.TEXT),
        fields.text("sector", ID),
        fields.text("item", ID),
        fields.text("purpose", CardLimits.TEXT),
        attributes.isEmpty() ? Set.of() : EnumSet.copyOf(attributes),
        fields.instant("at"));
  }

  private static Shown shown(DocumentFields fields) {
    String type = fields.text("type", ID);
    return switch (type) {
      case "code" ->
          new Shown.Code(
              fields.convert("token", HolderMessages::token, "16 octets as base64url"),
              fields.integer("expiryDay", 0, UNSIGNED_32),
              fields.integer("statusIndex", 0, UNSIGNED_32));
      case "chip" ->
          new Shown.Chip(fields.text("cardNumber", ID), fields.text("identificationCode", ID));
      case "entry" ->
          new Shown.Entry(fields.text("cardNumber", ID), fields.text("socialSecurityNumber", ID));
      default -> throw fields.fault("type", "is none of the known ones", "code, chip or entry");
    };
  }

  private static Bytes token(String text) {
    Bytes token = Bytes.ofBase64Url(text);
    if (token.length() != Authorisation.TOKEN_LENGTH) {
      throw new IllegalArgumentException(token.length() + " octets");
    }
    return token;
  }

  static ObjectNode write(HolderAnswer answer) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    switch (answer) {
      case HolderAnswer.Known known -> {
        body.put("answer", "known")
            .put("status", known.status().text())
            .put("pseudonym", known.pseudonym())
            .put("transitFunction", known.transitFunction());
        ObjectNode attributes = body.putObject("attributes");
        known.attributes().forEach((attribute, value) -> attributes.put(attribute.text(), value));
      }
      case HolderAnswer.NotFound notFound -> body.put("answer", "not-found");
      case HolderAnswer.TooManyQuestions tooMany -> body.put("answer", "too-many-questions");
    }
    return body;
  }

  static HolderAnswer answer(ObjectNode body) {
    DocumentFields fields = DocumentFields.of(body);
    String answer = fields.text("answer", ID);
    return switch (answer) {
      case "known" ->
          new HolderAnswer.Known(
              fields.constant("status", CardStatus.class),
              fields.text("pseudonym", PSEUDONYM),
              attributes(fields.object("attributes")),
              fields.truth("transitFunction"));
      case "not-found" -> new HolderAnswer.NotFound();
      case "too-many-questions" -> new HolderAnswer.TooManyQuestions();
      default ->
          throw fields.fault(
              "answer", "is none of the known ones", "known, not-found or too-many-questions");
    };
  }

  private static Map<Attribute, String> attributes(DocumentFields fields) {
    Map<Attribute, String> values = new EnumMap<>(Attribute.class);
    for (Attribute attribute : Attribute.values()) {
      if (fields.has(attribute.text())) {
        values.put(attribute, fields.text(attribute.text(), ID));
      }
    }
    return values;
  }
}
