package org.onecard.card;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.kernel.crypto.SignatureAlgorithm;
import org.onecard.kernel.text.Hyphenated;
import org.onecard.protocol.catalogue.Attribute;
import org.onecard.web.ProblemException;

/** The JSON forms that the operator's and the resident's interfaces share. */
final class CardJson {
  private CardJson() {}

  /**
   * A device's public key.
   *
   * @param algorithm ES256 or SM2
   * @param publicKey the compressed point, 33 octets as base64url
   */
  record DeviceKeyJson(@Nullable String algorithm, @Nullable String publicKey) {
    Cards.DeviceKey read(String at) {
      if (algorithm == null || publicKey == null) {
        throw ProblemException.badField(
            at + (algorithm == null ? "algorithm" : "publicKey"), "missing", "give both");
      }
      Cards.DeviceKey key = new Cards.DeviceKey(algorithm(at), point(at));
      EnrolmentCheck.checkKey(at + "publicKey", key);
      return key;
    }

    private SignatureAlgorithm algorithm(String at) {
      for (SignatureAlgorithm known : SignatureAlgorithm.values()) {
        if (known.name().equals(algorithm)) {
          return known;
        }
      }
      throw ProblemException.badField(
          at + "algorithm", "is not a known algorithm", "give ES256 or SM2");
    }

    private Bytes point(String at) {
      try {
        return Bytes.ofBase64Url(String.valueOf(publicKey));
      } catch (IllegalArgumentException e) {
        ProblemException problem =
            ProblemException.badField(
                at + "publicKey", "is not base64url", "give 33 octets without padding");
        problem.initCause(e);
        throw problem;
      }
    }
  }

  /** A card as its holder and a desk see it. */
  record CardView(
      String cardNumber,
      String name,
      String maskedSocialSecurityNumber,
      String state,
      String status,
      Instant since,
      @Nullable Instant suspendedUntil,
      int generation,
      boolean transitFunction,
      LocalDate expiresOn,
      boolean deviceBound,
      Map<String, String> attributes) {
    static CardView of(Cards.WalletView card) {
      return new CardView(
          card.cardNumber(),
          card.name(),
          card.maskedSocialSecurityNumber(),
          card.state().text(),
          card.state().status().text(),
          card.since(),
          card.suspendedUntil(),
          card.generation(),
          card.transitFunction(),
          card.expiresOn(),
          card.deviceBound(),
          names(card.attributes()));
    }
  }

  /** One target of a loss report. */
  record StopLineView(String target, boolean stopped, String adviceZh, String adviceEn) {
    static StopLineView of(Cards.StopLine line) {
      return new StopLineView(
          Hyphenated.of(line.target()), line.stopped(), line.adviceZh(), line.adviceEn());
    }
  }

  /** What a loss report came to. */
  record StopView(CardView card, long headNumber, List<StopLineView> lines) {
    static StopView of(Cards.StopReport report) {
      return new StopView(
          CardJson.done(report.result()),
          report.headNumber(),
          report.lines().stream().map(StopLineView::of).toList());
    }
  }

  /** The card after an action; a refusal is a problem that names itself. */
  static CardView done(Cards.ActionResult result) {
    return switch (result) {
      case Cards.ActionResult.Done done -> CardView.of(done.card());
      case Cards.ActionResult.Refused refused ->
          throw ProblemException.conflict(
              refused.refusal().text(),
              "action",
              "%s does not apply to a card that is %s"
                  .formatted(refused.action().text(), refused.state().text()),
              "see docs/reference/card-lifecycle.md for what applies");
      case Cards.ActionResult.NoSuchCard none ->
          throw ProblemException.notFound(
              "cardNumber", "no card of this region has this number", "check the number");
    };
  }

  /** Attribute names as JSON members: {@code age-band}. */
  static Map<String, String> names(Map<Attribute, String> attributes) {
    Map<String, String> named = new TreeMap<>();
    attributes.forEach((attribute, value) -> named.put(attribute.text(), value));
    return named;
  }

  /** Attributes by their JSON names; an unknown one is a problem. */
  static Map<Attribute, String> attributes(String at, Map<String, String> named) {
    Map<Attribute, String> attributes = new EnumMap<>(Attribute.class);
    named.forEach(
        (name, value) -> {
          Attribute known = null;
          for (Attribute attribute : Attribute.values()) {
            known = attribute.text().equals(name) ? attribute : known;
          }
          if (known == null || value == null) {
            throw ProblemException.badField(
                at,
                "a name or value is not known",
                "give age-band, disability, student or residence-permit");
          }
          attributes.put(known, value);
        });
    return attributes;
  }
}
