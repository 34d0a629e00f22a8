package org.onecard.card;

import java.time.LocalDate;
import java.time.Period;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onecard.protocol.catalogue.AgeBand;
import org.onecard.protocol.catalogue.Attribute;
import org.onecard.protocol.json.DocumentFields;
import org.onecard.protocol.json.SignedDocument;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Something a right depends on, as somebody attested it.
 *
 * @param source who says so, as "education authority"
 * @param validUntil the last day it holds, or null
 */
record HeldAttribute(
    Attribute attribute, String value, String source, @Nullable LocalDate validUntil) {
  private static final int MAX_OCTETS = 4_096;
  private static final int MAX_COUNT = 16;

  /** What holds on {@code day} of someone born on {@code birthDate}: the age band, and the rest. */
  static Map<Attribute, String> on(LocalDate day, LocalDate birthDate, List<HeldAttribute> held) {
    Map<Attribute, String> values = new EnumMap<>(Attribute.class);
    values.put(Attribute.AGE_BAND, ageBand(day, birthDate).text());
    for (HeldAttribute attribute : held) {
      if (attribute.validUntil == null || !attribute.validUntil.isBefore(day)) {
        values.put(attribute.attribute, attribute.value);
      }
    }
    return values;
  }

  /** The band of someone's age on {@code day}. */
  static AgeBand ageBand(LocalDate day, LocalDate birthDate) {
    return AgeBand.ofAge(Math.max(0, Period.between(birthDate, day).getYears()));
  }

  /** The document that is sealed in the resident's row. */
  static String write(List<HeldAttribute> held) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    var array = document.putArray("attributes");
    for (HeldAttribute attribute : held) {
      ObjectNode node =
          array
              .addObject()
              .put("attribute", attribute.attribute.text())
              .put("value", attribute.value)
              .put("source", attribute.source);
      if (attribute.validUntil != null) {
        node.put("validUntil", attribute.validUntil.toString());
      }
    }
    return document.toString();
  }

  /** Reads what {@link #write} made. */
  static List<HeldAttribute> read(String json) {
    DocumentFields document = DocumentFields.of(SignedDocument.parse(json, MAX_OCTETS));
    return document.objects(
        "attributes",
        MAX_COUNT,
        fields ->
            new HeldAttribute(
                fields.constant("attribute", Attribute.class),
                fields.text("value", CardLimits.TEXT),
                fields.text("source", CardLimits.TEXT),
                fields.dateOrNull("validUntil")));
  }
}
