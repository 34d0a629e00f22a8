package org.onecard.acceptance;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onecard.acceptance.RecordRequest.Claim;
import org.onecard.acceptance.RecordRequest.Notice;
import org.onecard.acceptance.RecordRequest.Recorded;
import org.onecard.acceptance.RecordRequest.RequestKey;
import org.onecard.card.Cards.Shown;
import org.onecard.catalogue.Catalogue;
import org.onecard.federation.Federation;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.kernel.identity.TimeOrderedId;
import org.onecard.kernel.region.Region;
import org.onecard.kernel.time.ServiceDay;
import org.onecard.protocol.catalogue.ApplicationItem;
import org.onecard.protocol.catalogue.Attribute;
import org.onecard.protocol.catalogue.Edition;
import org.onecard.protocol.catalogue.Mode;
import org.onecard.protocol.code.PresentationCode;
import org.onecard.protocol.status.CardStatus;
import org.onecard.web.ProblemException;
import org.springframework.stereotype.Component;

/** Decides at this region's points whether a card does what it is shown for, and records it. */
@Component
public class Acceptances {
  /** Acceptances in one list at most. */
  public static final int MAX_RECENT = 200;

  private final Register register;
  private final Judge judge;
  private final Recorder recorder;
  private final Records records;
  private final Catalogue catalogue;
  private final Federation federation;
  private final Clock clock;
  private final SecureRandom random;

  Acceptances(
      Register register,
      Judge judge,
      Recorder recorder,
      Records records,
      Catalogue catalogue,
      Federation federation,
      Clock clock,
      SecureRandom random) {
    this.register = register;
    this.judge = judge;
    this.recorder = recorder;
    this.records = records;
    this.catalogue = catalogue;
    this.federation = federation;
    this.clock = clock;
    this.random = random;
  }

  /** What was shown. */
  public sealed interface Presentation {
    /** The text of a QR code, as the scanner read it. */
    record Code(String text) implements Presentation {}

    /** What a chip said of itself; kept, sealed, only until a silent issuer has been told. */
    record Chip(String cardNumber, String identificationCode, Region issuer)
        implements Presentation {
      @Override
      public String toString() {
        return "Chip[issuer=" + issuer + "]";
      }
    }

    /** What a clerk typed in; kept, sealed, only until a silent issuer has been told. */
    record Entry(String cardNumber, String socialSecurityNumber, Region issuer)
        implements Presentation {
      @Override
      public String toString() {
        return "Entry[issuer=" + issuer + "]";
      }
    }
  }

  /** An acceptor as pages show it. */
  public record AcceptorView(String acceptor, String nameZh, String nameEn, String sector) {}

  /** A point as pages show it; {@code place} is a place code. */
  public record PointView(String point, String nameZh, String nameEn, String place) {}

  /**
   * A decision as recorded.
   *
   * @param decision "accepted", "declined" or "undetermined"
   * @param reason why not accepted, in kebab case; null where accepted
   * @param provisional accepted although the status could not be known
   * @param statusAgeSeconds -1 where nobody said anything
   * @param issuer null where the presentation names no readable one
   * @param pseudonym null until the issuer has answered, or where not accepted
   * @param edition 0 where none was in force
   */
  public record Decided(
      String acceptance,
      Instant at,
      String point,
      String item,
      Mode mode,
      @Nullable Region issuer,
      String decision,
      @Nullable String reason,
      boolean provisional,
      CardStatus status,
      long statusAgeSeconds,
      @Nullable String pseudonym,
      Map<Attribute, String> attributes,
      long edition) {

    static Decided of(Recorded.Stored stored) {
      Facts facts = stored.facts();
      Outcome outcome = facts.outcome();
      return new Decided(
          facts.id().toString(),
          facts.at(),
          facts.point().toString(),
          facts.item(),
          facts.mode(),
          facts.issuer() == null ? null : Region.of(facts.issuer()),
          outcome.decision(),
          outcome.reason() == null ? null : outcome.reason().text(),
          outcome.provisional(),
          facts.status(),
          facts.statusAge(),
          stored.pseudonym(),
          facts.attributes(),
          facts.edition());
    }
  }

  /**
   * Decides about a card shown to an acceptor here and now; the decision is durable on return.
   *
   * @param acceptor the caller's acceptor id
   * @throws ProblemException if the point is not the acceptor's, or the record cannot take more
   */
  public Decided decide(String acceptor, String point, String item, Presentation presentation) {
    UUID party = UUID.fromString(acceptor);
    UUID once = TimeOrderedId.next(clock.instant(), random);
    RequestKey key = new RequestKey(party, once.toString(), Bytes.of(new byte[0]));
    try {
      return switch (decide(key, Fields.id("point", point), item, presentation)) {
        case Recorded.Stored stored -> Decided.of(stored);
        case Recorded.Conflict() -> throw new IllegalStateException("a fresh key is taken");
      };
    } catch (RecorderBusyException e) {
      throw RecorderBusyException.problem();
    }
  }

  /** The acceptor with this id. */
  public Optional<AcceptorView> acceptor(String acceptor) {
    return register
        .acceptor(UUID.fromString(acceptor))
        .map(found -> new AcceptorView(acceptor, found.nameZh(), found.nameEn(), found.sector()));
  }

  /** The acceptor's points, by Chinese name. */
  public List<PointView> points(String acceptor) {
    return register.pointsOf(UUID.fromString(acceptor)).stream()
        .map(
            point ->
                new PointView(
                    point.id().toString(), point.nameZh(), point.nameEn(), point.place().text()))
        .toList();
  }

  /** The items of the edition in force that the acceptor may use the card for today. */
  public List<ApplicationItem> items(String acceptor) {
    Acceptor found = register.acceptor(UUID.fromString(acceptor)).orElseThrow();
    var admitted = found.admittedOn(ServiceDay.dateOf(clock.instant()));
    return catalogue.inForce(clock.instant()).map(Edition::items).orElse(List.of()).stream()
        .filter(
            item ->
                item.acceptorSectors().isEmpty() || item.acceptorSectors().contains(found.sector()))
        .filter(item -> !item.admissionRequired() || admitted.contains(item.code()))
        .toList();
  }

  /** The acceptor's last acceptances, newest first, at most {@link #MAX_RECENT}. */
  public List<Decided> recent(String acceptor, int limit) {
    return records.recent(UUID.fromString(acceptor), Math.clamp(limit, 1, MAX_RECENT)).stream()
        .map(Decided::of)
        .toList();
  }

  /** Decides and records under {@code key}, whose party is the acceptor. */
  Recorded decide(RequestKey key, UUID pointId, String item, Presentation presentation) {
    Acceptor acceptor =
        register
            .acceptor(key.party())
            .orElseThrow(
                () -> new IllegalStateException("the caller's acceptor is not registered"));
    Point point =
        register
            .point(pointId)
            .filter(found -> found.acceptor().equals(acceptor.id()))
            .orElseThrow(
                () ->
                    ProblemException.notFound(
                        "point", "is no point of this acceptor", "give one of its own points"));
    Instant now = clock.instant();
    var request = new Judge.Request(TimeOrderedId.next(now, random), acceptor, point, item, now);
    Judgement judgement = judge.decide(presentation, request);
    return recorder.record(
        new RecordRequest(
            key,
            records.sheet(facts(request, judgement, null)),
            claim(judgement),
            judgement.pseudonym(),
            notice(judgement, presentation, request),
            false));
  }

  static Facts facts(Judge.Request request, Judgement judgement, Facts.@Nullable OfflineTap tap) {
    PresentationCode code = judgement.code();
    Region issuer = judgement.issuer();
    return new Facts(
        request.id(),
        request.at(),
        request.acceptor().id(),
        request.point().id(),
        request.item(),
        judgement.mode(),
        issuer == null ? null : issuer.code(),
        judgement.outcome(),
        judgement.status().value(),
        judgement.status().ageSeconds(),
        judgement.attributes(),
        judgement.edition(),
        code == null ? null : Bytes.of(code.octets()).base64Url(),
        tap);
  }

  static @Nullable Claim claim(Judgement judgement) {
    PresentationCode code = judgement.code();
    return code == null
        ? null
        : new Claim(
            code.counterIdentity(),
            code.identity(),
            LocalDate.ofEpochDay(code.authorisation().expiryDay()),
            judgement.genuine());
  }

  /** Another region's issuer is told afterwards, unless it was asked about this very use. */
  private @Nullable Notice notice(
      Judgement judgement, Presentation presentation, Judge.Request request) {
    Region issuer = judgement.issuer();
    boolean told = judgement.pseudonym() != null || federation.self().equals(issuer);
    if (issuer == null || told || !judgement.outcome().accepted()) {
      return null;
    }
    return switch (presentation) {
      case Presentation.Code _ -> Notice.ofCode(issuer);
      case Presentation.Chip chip -> sealed(issuer, Judge.shown(chip), request);
      case Presentation.Entry entry -> sealed(issuer, Judge.shown(entry), request);
    };
  }

  private Notice sealed(Region issuer, Shown shown, Judge.Request request) {
    return new Notice(issuer, records.sealedQuestion(judge.question(shown, request, Set.of())));
  }
}
