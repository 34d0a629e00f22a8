package org.onecard.acceptance;

import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onecard.acceptance.Acceptances.Presentation;
import org.onecard.acceptance.Bodies.AcceptanceAnswer;
import org.onecard.acceptance.Bodies.AcceptanceBody;
import org.onecard.acceptance.Bodies.BatchAnswer;
import org.onecard.acceptance.Bodies.BatchBody;
import org.onecard.acceptance.Bodies.PresentationBody;
import org.onecard.acceptance.Bodies.Summary;
import org.onecard.acceptance.RecordRequest.Recorded;
import org.onecard.acceptance.RecordRequest.RequestKey;
import org.onecard.access.Access;
import org.onecard.access.Allowed;
import org.onecard.access.Party;
import org.onecard.kernel.identity.CardNumber;
import org.onecard.kernel.identity.IdentificationCode;
import org.onecard.kernel.identity.SocialSecurityNumber;
import org.onecard.kernel.region.Region;
import org.onecard.web.ProblemException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Decisions for acceptors: one at once, offline taps by the batch, and what was recorded. */
@RestController
@RequestMapping("/api/v1/acceptances")
class AcceptanceController {
  private static final int IDEMPOTENCY_KEY = 128;

  /** Longer texts are no codes at all; one longer than a code's, but not this, is declined. */
  private static final int CODE_TEXT = 4_096;

  private static final Pattern LINE_END = Pattern.compile("[\\r\\n]{1,2}\\z");

  private final Acceptances acceptances;
  private final TapIntake intake;
  private final Records records;
  private final Replays replays;
  private final Vault vault;
  private final Access access;

  AcceptanceController(
      Acceptances acceptances,
      TapIntake intake,
      Records records,
      Replays replays,
      Vault vault,
      Access access) {
    this.acceptances = acceptances;
    this.intake = intake;
    this.records = records;
    this.replays = replays;
    this.vault = vault;
    this.access = access;
  }

  /** Decides about a card shown here and now; the same request again is answered the same. */
  @Allowed(Party.ACCEPTOR)
  @PostMapping
  AcceptanceAnswer accept(@RequestBody AcceptanceBody body) {
    UUID acceptor = callingAcceptor();
    Presentation presentation = presentation(body.presentation());
    String item = Fields.name("item", body.item());
    UUID point = Fields.id("point", body.point());
    String name = Fields.text("idempotencyKey", body.idempotencyKey(), IDEMPOTENCY_KEY);
    String canonical = String.join("\n", canonical(presentation), item, point.toString());
    RequestKey key = new RequestKey(acceptor, name, vault.bodyDigest(canonical));
    return switch (acceptances.decide(key, point, item, presentation)) {
      case Recorded.Stored stored -> AcceptanceAnswer.of(stored);
      case Recorded.Conflict() ->
          throw ProblemException.conflict(
              "idempotency-key-taken",
              "idempotencyKey",
              "has been used for a request with another body",
              "use a new key for each new presentation");
    };
  }

  /** Takes in offline taps of one terminal, at most {@link TapIntake#MAX_TAPS}. */
  @Allowed(Party.ACCEPTOR)
  @PostMapping("/batch")
  BatchAnswer batch(@RequestBody BatchBody body) {
    return new BatchAnswer(intake.take(callingAcceptor(), body));
  }

  /** The sums of a replay, from the stored records. */
  @Allowed(Party.ANYONE)
  @GetMapping("/summary")
  Summary summary(@RequestParam String replay) {
    return replays
        .summary(Fields.id("replay", replay))
        .orElseThrow(
            () -> ProblemException.notFound("replay", "is not known here", "open one first"));
  }

  /** One of the caller's own acceptances, with the pseudonym if its issuer has answered. */
  @Allowed(Party.ACCEPTOR)
  @GetMapping("/{acceptance}")
  AcceptanceAnswer find(@PathVariable String acceptance) {
    return records
        .find(callingAcceptor(), Fields.id("acceptance", acceptance))
        .map(AcceptanceAnswer::of)
        .orElseThrow(
            () ->
                ProblemException.notFound(
                    "acceptance", "is none of this acceptor's", "give the id as answered"));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> busy(RecorderBusyException e) {
    ProblemException problem = RecorderBusyException.problem();
    return ResponseEntity.status(problem.status())
        .header(HttpHeaders.RETRY_AFTER, Integer.toString(RecorderBusyException.RETRY_AFTER))
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem.toProblemDetail());
  }

  private UUID callingAcceptor() {
    return UUID.fromString(Objects.requireNonNull(access.currentCaller().acceptorId()));
  }

  private static Presentation presentation(@Nullable PresentationBody body) {
    if (body == null) {
      throw ProblemException.badField("presentation", "is missing", "say what was shown");
    }
    String type = Fields.text("presentation.type", body.type(), 16).toLowerCase(Locale.ROOT);
    return switch (type) {
      case "code" ->
          new Presentation.Code(
              Fields.text("presentation.value", withoutLineEnd(body.value()), CODE_TEXT));
      case "chip" ->
          new Presentation.Chip(
              cardNumber(body),
              Fields.identifier(
                  "presentation.identificationCode",
                  () ->
                      IdentificationCode.of(
                              Fields.text(
                                  "presentation.identificationCode", body.identificationCode(), 64))
                          .text()),
              issuer(body));
      case "entry" ->
          new Presentation.Entry(
              cardNumber(body),
              Fields.identifier(
                  "presentation.socialSecurityNumber",
                  () ->
                      SocialSecurityNumber.of(
                              Fields.text(
                                  "presentation.socialSecurityNumber",
                                  body.socialSecurityNumber(),
                                  64))
                          .text()),
              issuer(body));
      default ->
          throw ProblemException.badField(
              "presentation.type", "is not known", "use code, chip or entry");
    };
  }

  /** Scanners end what they read with a line end. */
  private static @Nullable String withoutLineEnd(@Nullable String text) {
    return text == null ? null : LINE_END.matcher(text).replaceFirst("");
  }

  private static String canonical(Presentation presentation) {
    return switch (presentation) {
      case Presentation.Code(String text) -> "code\n" + text;
      case Presentation.Chip(String card, String code, Region issuer) ->
          String.join("\n", "chip", card, code, issuer.code());
      case Presentation.Entry(String card, String number, Region issuer) ->
          String.join("\n", "entry", card, number, issuer.code());
    };
  }

  private static String cardNumber(PresentationBody body) {
    String field = "presentation.cardNumber";
    return Fields.identifier(
        field, () -> CardNumber.of(Fields.text(field, body.cardNumber(), 64)).text());
  }

  private static Region issuer(PresentationBody body) {
    String field = "presentation.issuer";
    return Fields.identifier(field, () -> Region.of(Fields.text(field, body.issuer(), 2)));
  }
}
