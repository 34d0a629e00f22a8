package org.onecard.card;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
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

/** Residents, devices and questions for tests of cards. */
final class CardFixtures {
  private static final SecureRandom RANDOM = new SecureRandom();

  private CardFixtures() {}

  /** A reference nobody has used. */
  static String reference() {
    return UUID.randomUUID().toString();
  }

  static LocalDate today() {
    return LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC);
  }

  static DeviceKey device() {
    SigningKey key = SigningKey.generate(SignatureAlgorithm.ES256, RANDOM);
    return new DeviceKey(SignatureAlgorithm.ES256, Bytes.of(key.verificationKey().compressed()));
  }

  /** A device in a hand: it signs the renewals for the key it has. */
  static final class Handset {
    private final SigningKey key = SigningKey.generate(SignatureAlgorithm.ES256, RANDOM);

    DeviceKey deviceKey() {
      return new DeviceKey(SignatureAlgorithm.ES256, Bytes.of(key.verificationKey().compressed()));
    }

    /** A renewal for a new key, signed with this one now; the handset keeps this one. */
    Renewal renewal(Authorisation previous) {
      return renewal(previous, new Handset(), Instant.now().getEpochSecond());
    }

    Renewal renewal(Authorisation previous, Handset next, long epochSecond) {
      return Renewal.sign(previous, key, next.key.verificationKey(), epochSecond);
    }
  }

  /** A resident with an e-card authorised for today. */
  static Enrolled enrol(Cards cards, Map<Attribute, String> attributes) {
    Enrolment wish = new Enrolment(reference(), null, attributes, device(), List.of(today()));
    return cards.enrol("test", List.of(wish)).getFirst();
  }

  /** A resident with an e-card authorised for today. */
  static Enrolled enrol(Cards cards) {
    return enrol(cards, Map.of());
  }

  /** A resident without an e-card. */
  static Enrolled enrolWithoutDevice(Cards cards) {
    Enrolment wish = new Enrolment(reference(), null, Map.of(), null, List.of());
    return cards.enrol("test", List.of(wish)).getFirst();
  }

  static Authorisation authorisation(Enrolled enrolled) {
    return Authorisation.parse(enrolled.authorisations().getFirst().value().toArray());
  }

  static Shown.Code code(Authorisation authorisation) {
    return new Shown.Code(
        authorisation.token(), authorisation.expiryDay(), authorisation.statusIndex());
  }

  /** A question of an acceptor of this sector, with an acceptance id of its own. */
  static HolderQuestion question(Shown shown, String sector, Attribute... attributes) {
    return question("library-entry", shown, sector, attributes);
  }

  /** The same for an item of the first edition. */
  static HolderQuestion question(String item, Shown shown, String sector, Attribute... attributes) {
    return new HolderQuestion(
        shown,
        UUID.randomUUID().toString(),
        Region.of("51"),
        "acceptor-1",
        "成都市图书馆",
        sector,
        item,
        "入馆",
        Set.of(attributes),
        Instant.now());
  }
}
