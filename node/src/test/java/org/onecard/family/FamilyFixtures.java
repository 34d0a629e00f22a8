package org.onecard.family;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.onecard.TestNode;
import org.onecard.access.Browser;
import org.onecard.card.Cards;
import org.onecard.card.Cards.DeviceKey;
import org.onecard.card.Cards.Enrolled;
import org.onecard.card.Cards.Enrolment;
import org.onecard.card.Cards.HolderQuestion;
import org.onecard.card.Cards.Shown;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.kernel.crypto.SignatureAlgorithm;
import org.onecard.kernel.crypto.SigningKey;
import org.onecard.kernel.region.Region;
import org.onecard.protocol.catalogue.Attribute;
import org.onecard.protocol.code.Authorisation;
import org.onecard.protocol.code.Renewal;
import tools.jackson.databind.JsonNode;

/** Residents of a family, their sessions and devices. */
final class FamilyFixtures {
  static final String PASSWORD = "correct horse battery";
  private static final SecureRandom RANDOM = new SecureRandom();

  private FamilyFixtures() {}

  /** A resident of this band of age with an active card and a sign-in. */
  static Enrolled enrol(TestNode node, String ageBand) {
    Enrolment wish =
        new Enrolment(
            UUID.randomUUID().toString(),
            PASSWORD,
            Map.of(Attribute.AGE_BAND, ageBand),
            null,
            List.of());
    return node.bean(Cards.class).enrol("family-test", List.of(wish)).getFirst();
  }

  /** A resident signed in at the wallet. */
  record Person(Enrolled card, Browser browser) {
    static Person of(TestNode node, String ageBand) {
      Enrolled card = enrol(node, ageBand);
      Browser browser = new Browser(node);
      browser.signIn(card.cardNumber(), PASSWORD);
      return new Person(card, browser);
    }

    String id() {
      return card.residentId();
    }
  }

  /** A phone: it binds with its key and signs the renewals for the next. */
  record Phone(SigningKey key) {
    Phone() {
      this(SigningKey.generate(SignatureAlgorithm.ES256, RANDOM));
    }

    DeviceKey deviceKey() {
      return new DeviceKey(SignatureAlgorithm.ES256, Bytes.of(key.verificationKey().compressed()));
    }

    String binding() {
      return "{\"algorithm\":\"ES256\",\"publicKey\":\"%s\"}"
          .formatted(deviceKey().point().base64Url());
    }

    Renewal renewal(Authorisation previous, Phone next, Instant now) {
      return Renewal.sign(previous, key, next.key.verificationKey(), now.getEpochSecond());
    }

    String renewalJson(Authorisation previous, Phone next) {
      Renewal renewal = renewal(previous, next, Instant.now());
      return """
          {"algorithm":"ES256","publicKey":"%s","previous":"%s","time":%d,"signature":"%s"}
          """
          .formatted(
              renewal.deviceKey().base64Url(),
              Bytes.of(previous.octets()).base64Url(),
              renewal.epochSecond(),
              renewal.signature().base64Url());
    }
  }

  static Authorisation authorisation(JsonNode answer) {
    return Authorisation.parse(Bytes.ofBase64Url(answer.get("authorisation").asString()).toArray());
  }

  /** An acceptor of the other region asks about who shows a code. */
  static HolderQuestion shown(Authorisation authorisation, String item, String sector, Instant at) {
    return new HolderQuestion(
        new Shown.Code(
            authorisation.token(), authorisation.expiryDay(), authorisation.statusIndex()),
        UUID.randomUUID().toString(),
        Region.of("51"),
        "acceptor-1",
        "成都市图书馆",
        sector,
        item,
        "入馆",
        Set.of(),
        at);
  }
}
