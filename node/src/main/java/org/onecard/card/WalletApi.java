package org.onecard.card;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onecard.access.Access;
import org.onecard.access.Allowed;
import org.onecard.access.Party;
import org.onecard.card.CardJson.CardView;
import org.onecard.card.CardJson.DeviceKeyJson;
import org.onecard.card.CardJson.StopView;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.kernel.crypto.VerificationKey;
import org.onecard.protocol.code.Authorisation;
import org.onecard.protocol.code.MalformedCodeException;
import org.onecard.protocol.code.Renewal;
import org.onecard.web.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * What a signed-in resident's page asks for. Codes are made on the device: nothing here returns
 * one, and no private key ever comes here.
 */
@RestController
@RequestMapping("/wallet/api")
class WalletApi {
  private static final String PREVIOUS_REMEDY =
      "give the authorisation the device has, 127 octets as base64url without padding";
  private static final String SIGNATURE_REMEDY =
      "sign with the previous key, r and s as 64 octets, base64url without padding";
  private static final long MAXIMUM_TIME = 0xffff_ffffL;

  private final Cards cards;
  private final Access access;

  WalletApi(Cards cards, Access access) {
    this.cards = cards;
    this.access = access;
  }

  /** The public key to bind; {@code move} takes the e-card over from another device. */
  record BindingJson(
      @Nullable String algorithm, @Nullable String publicKey, @Nullable Boolean move) {}

  /**
   * The public key of today, signed by the one before: docs/protocol/renewal.md.
   *
   * @param previous the authorisation that this device showed codes with, 127 octets as base64url
   * @param time UTC epoch seconds by the device's clock, within five minutes
   * @param signature the previous key's r‖s over purpose, previous, algorithm, key and time, 64
   *     octets as base64url
   */
  record RenewalJson(
      @Nullable String algorithm,
      @Nullable String publicKey,
      @Nullable String previous,
      @Nullable Long time,
      @Nullable String signature) {
    Renewal read() {
      Cards.DeviceKey next = new DeviceKeyJson(algorithm, publicKey).read("");
      Bytes signed = octets("signature", signature, SIGNATURE_REMEDY);
      if (signed.length() != VerificationKey.SIGNATURE_LENGTH) {
        throw ProblemException.badField("signature", "is not 64 octets", SIGNATURE_REMEDY);
      }
      if (time == null || time < 0 || time > MAXIMUM_TIME) {
        throw ProblemException.badField("time", "is no time", "give UTC seconds since 1970");
      }
      return new Renewal(readPrevious(), next.algorithm(), next.point(), time, signed);
    }

    private Authorisation readPrevious() {
      try {
        return Authorisation.parse(octets("previous", previous, PREVIOUS_REMEDY).toArray());
      } catch (MalformedCodeException e) {
        ProblemException problem =
            ProblemException.badField("previous", "is no authorisation", PREVIOUS_REMEDY);
        problem.initCause(e);
        throw problem;
      }
    }

    private static Bytes octets(String field, @Nullable String text, String remedy) {
      if (text == null) {
        throw ProblemException.badField(field, "missing", remedy);
      }
      try {
        return Bytes.ofBase64Url(text);
      } catch (IllegalArgumentException e) {
        ProblemException problem = ProblemException.badField(field, "is not base64url", remedy);
        problem.initCause(e);
        throw problem;
      }
    }
  }

  /** Whose session this is, and what a request that changes something must carry. */
  record SessionView(String holder, String csrfHeader, String csrfToken) {}

  /** The issuer's word for today: 127 octets as base64url. */
  record BoundView(String authorisation, Instant expiresAt) {}

  /** A loss report; {@code kind} can only be temporary here. */
  record LossJson(@Nullable String kind) {}

  /** One use of the resident's data: the attributes asked for, and those that were told. */
  record UseView(
      Instant at,
      String region,
      String acceptorName,
      String sector,
      String item,
      String purpose,
      List<String> asked,
      List<String> released) {}

  /** One line of the card's history. */
  record HistoryView(Instant at, String cardNumber, String action, String from, String to) {}

  /** Whose session this is: for programs that show codes on a page of their own. */
  @Allowed(Party.RESIDENT)
  @GetMapping("/session")
  SessionView session(HttpServletRequest request) {
    if (!(request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken csrf)) {
      throw new IllegalStateException("a session without its CSRF token");
    }
    return new SessionView(resident(), csrf.getHeaderName(), csrf.getToken());
  }

  /** The resident's card. */
  @Allowed(Party.RESIDENT)
  @GetMapping("/card")
  CardView card() {
    return cards
        .wallet(resident())
        .map(CardView::of)
        .orElseThrow(
            () -> ProblemException.notFound("card", "there is no card", "ask at a service desk"));
  }

  /** Binds this device, or moves the e-card to it. */
  @Allowed(Party.RESIDENT)
  @PostMapping("/bindings")
  BoundView bind(@RequestBody BindingJson request) {
    Cards.DeviceKey device = new DeviceKeyJson(request.algorithm(), request.publicKey()).read("");
    return bound(
        Boolean.TRUE.equals(request.move())
            ? cards.move(resident(), device)
            : cards.bind(resident(), device));
  }

  /**
   * Authorises the bound device's key of today, signed by the key before; asked again, it answers
   * the same.
   */
  @Allowed(Party.RESIDENT)
  @PostMapping("/bindings/renewal")
  BoundView renew(@RequestBody RenewalJson request) {
    return bound(cards.renew(resident(), request.read()));
  }

  /** Ends the binding; its codes are revoked. */
  @Allowed(Party.RESIDENT)
  @DeleteMapping("/bindings")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void unbind() {
    if (!cards.unbind(resident())) {
      throw ProblemException.notFound("binding", "no device is bound", "bind one first");
    }
  }

  /** Reports the card lost: stops at once what can be stopped, and says what cannot. */
  @Allowed(Party.RESIDENT)
  @PostMapping("/loss")
  StopView loss(@RequestBody LossJson request) {
    Cards.LossKind kind = OperatorCardApi.lossKind(request.kind());
    if (kind == Cards.LossKind.FORMAL) {
      throw ProblemException.badField(
          "kind",
          "a formal loss report needs your identity checked at a desk",
          "give temporary now, and go to a service desk");
    }
    return StopView.of(cards.stop(resident(), kind));
  }

  /** Takes the temporary loss report back. */
  @Allowed(Party.RESIDENT)
  @PostMapping("/resume")
  CardView resume() {
    return CardJson.done(cards.resume(resident()));
  }

  /** Who learnt what about the resident, newest first. */
  @Allowed(Party.RESIDENT)
  @GetMapping("/uses")
  List<UseView> uses(@RequestParam(defaultValue = "20") int limit) {
    return cards.lastUses(resident(), limit).stream()
        .map(
            use ->
                new UseView(
                    use.at(),
                    use.region().code(),
                    use.acceptorName(),
                    use.sector(),
                    use.item(),
                    use.purpose(),
                    use.asked(),
                    use.released()))
        .toList();
  }

  /** What was done to the resident's cards, newest first. */
  @Allowed(Party.RESIDENT)
  @GetMapping("/history")
  List<HistoryView> history(@RequestParam(defaultValue = "20") int limit) {
    return cards.history(resident(), limit).stream()
        .map(
            entry ->
                new HistoryView(
                    entry.at(),
                    entry.cardNumber(),
                    entry.action().text(),
                    entry.from().text(),
                    entry.to().text()))
        .toList();
  }

  private String resident() {
    return access
        .currentResident()
        .orElseThrow(
            () ->
                new ProblemException(
                    HttpStatus.UNAUTHORIZED,
                    "not-signed-in",
                    null,
                    "no resident is signed in",
                    "sign in with card number and password"));
  }

  private static BoundView bound(Cards.BindingResult result) {
    return switch (result) {
      case Cards.BindingResult.Bound bound ->
          new BoundView(Bytes.of(bound.authorisation().octets()).base64Url(), bound.expiresAt());
      case Cards.BindingResult.AlreadyBound already ->
          throw ProblemException.conflict(
              "already-bound", "publicKey", "another device is bound", "bind with move: true");
      case Cards.BindingResult.NotBound none ->
          throw ProblemException.conflict(
              "not-bound", "publicKey", "no device is bound", "bind this one first");
      case Cards.BindingResult.CardNotActive inactive ->
          throw ProblemException.conflict(
              "card-not-active",
              "card",
              "the card is " + inactive.state().text(),
              "resume, activate or replace the card first");
      case Cards.BindingResult.RenewalNotSigned unsigned ->
          throw new ProblemException(
              HttpStatus.FORBIDDEN,
              "renewal-not-signed",
              "signature",
              "the key before did not sign this",
              "sign as docs/protocol/renewal.md says, or move the e-card to this device");
      case Cards.BindingResult.RenewalOutOfTime late ->
          throw ProblemException.badField(
              "time",
              "the device's clock is off by %d s".formatted(late.secondsOff()),
              "set the device's clock and sign again");
      case Cards.BindingResult.TooManyKeys tooMany ->
          throw new ProblemException(
              HttpStatus.TOO_MANY_REQUESTS,
              "too-many-device-keys",
              "publicKey",
              "more than %d device keys on one day".formatted(CardLimits.KEYS_A_DAY),
              "use a key you have, or come back tomorrow");
    };
  }
}
