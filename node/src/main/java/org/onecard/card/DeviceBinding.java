package org.onecard.card;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.onecard.card.CardJson.DeviceKeyJson;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.kernel.crypto.VerificationKey;
import org.onecard.protocol.code.Authorisation;
import org.onecard.protocol.code.MalformedCodeException;
import org.onecard.protocol.code.Renewal;
import org.onecard.web.ProblemException;
import org.springframework.http.HttpStatus;

/** What a device sends to be bound or renewed, and what it is answered, whoever's card it is. */
public final class DeviceBinding {
  private static final String PREVIOUS_REMEDY =
      "give the authorisation the device has, 127 octets as base64url without padding";
  private static final String SIGNATURE_REMEDY =
      "sign with the previous key, r and s as 64 octets, base64url without padding";
  private static final long MAXIMUM_TIME = 0xffff_ffffL;

  private DeviceBinding() {}

  /** The public key to bind; {@code move} takes the e-card over from another device. */
  public record BindingJson(
      @Nullable String algorithm, @Nullable String publicKey, @Nullable Boolean move) {

    /** The key; a problem that names the field where it is none. */
    public Cards.DeviceKey device() {
      return new DeviceKeyJson(algorithm, publicKey).read("");
    }

    /** Whether another device is to lose the e-card. */
    public boolean moves() {
      return Boolean.TRUE.equals(move);
    }
  }

  /**
   * The public key of today, signed by the one before: docs/protocol/renewal.md.
   *
   * @param previous the authorisation that this device showed codes with, 127 octets as base64url
   * @param time UTC epoch seconds by the device's clock, within five minutes
   * @param signature the previous key's r‖s over purpose, previous, algorithm, key and time, 64
   *     octets as base64url
   */
  public record RenewalJson(
      @Nullable String algorithm,
      @Nullable String publicKey,
      @Nullable String previous,
      @Nullable Long time,
      @Nullable String signature) {

    /** The renewal; a problem that names the field where it is none. */
    public Renewal read() {
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

  /** The issuer's word for today: 127 octets as base64url. */
  public record BoundView(String authorisation, Instant expiresAt) {

    /** The answer to what came of it; a refusal is a problem that names itself. */
    public static BoundView of(Cards.BindingResult result) {
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
        case Cards.BindingResult.NoLongerHeld ended ->
            throw ProblemException.conflict(
                "guardianship-over",
                "guardianship",
                "the guardianship is over",
                "forget the card on this device");
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
}
