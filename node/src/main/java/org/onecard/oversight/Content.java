package org.onecard.oversight;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.onecard.oversight.ComplaintService.Attribute;
import org.onecard.web.Fields;
import org.onecard.web.ProblemException;

/** What is sealed of a complaint: what people wrote, how to reach them, and their secret. */
record Content(
    String description,
    String contactName,
    String telephone,
    String email,
    String address,
    String latitude,
    String longitude,
    Map<String, String> attributes,
    String secret) {

  Content {
    attributes = Map.copyOf(attributes);
  }

  private static final int MOST_LATITUDE = 90;
  private static final int MOST_LONGITUDE = 180;

  /** Checks every field of a filing. */
  static Content of(Filing filing, ComplaintService service, String secret) {
    String latitude = Fields.degrees("latitude", filing.latitude(), MOST_LATITUDE);
    String longitude = Fields.degrees("longitude", filing.longitude(), MOST_LONGITUDE);
    if (latitude.isEmpty() != longitude.isEmpty()) {
      throw ProblemException.badField(
          latitude.isEmpty() ? "latitude" : "longitude", "is missing", "give both, or neither");
    }
    return new Content(
        Fields.paragraph("description", filing.description(), ComplaintLimits.DESCRIPTION),
        Fields.lineOrNothing("contactName", filing.contactName(), ComplaintLimits.NAME),
        Fields.telephone("telephone", filing.telephone()),
        Fields.mail("email", filing.email()),
        Fields.lineOrNothing("address", filing.address(), ComplaintLimits.ADDRESS),
        latitude,
        longitude,
        attributes(filing.attributes(), service),
        secret);
  }

  /** What a repeated filing is compared by: all but the secret, which each filing gets anew. */
  String compared(String service) {
    return String.join(
        "\u0001",
        service,
        description,
        contactName,
        telephone,
        email,
        address,
        latitude,
        longitude,
        new TreeMap<>(attributes).toString());
  }

  private static Map<String, String> attributes(
      @Nullable Map<String, @Nullable String> given, ComplaintService service) {
    Map<String, @Nullable String> answers = given == null ? Map.of() : given;
    if (answers.size() > ComplaintLimits.ATTRIBUTES) {
      throw ProblemException.badField(
          "attributes", "are more than " + ComplaintLimits.ATTRIBUTES, "leave some out");
    }
    for (String code : answers.keySet()) {
      if (service.attributes().stream().noneMatch(known -> known.code().equals(code))) {
        throw ProblemException.badField(
            "attributes", "one is not asked by this service", "give those its description names");
      }
    }
    Map<String, String> checked = new TreeMap<>();
    for (Attribute attribute : service.attributes()) {
      String field = "attributes." + attribute.code();
      String answer =
          Fields.lineOrNothing(field, answers.get(attribute.code()), ComplaintLimits.ATTRIBUTE);
      if (!answer.isEmpty()) {
        checked.put(attribute.code(), answer);
      } else if (attribute.required()) {
        throw ProblemException.badField(field, "is missing", "this service needs an answer");
      }
    }
    return checked;
  }
}
