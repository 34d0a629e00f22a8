package org.onecard.acceptance;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onecard.acceptance.AcceptorDesk.AcceptorShown;
import org.onecard.acceptance.AcceptorDesk.PointShown;
import org.onecard.access.Access;
import org.onecard.access.Allowed;
import org.onecard.access.Party;
import org.onecard.access.Role;
import org.onecard.federation.Federation;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.kernel.crypto.SignatureAlgorithm;
import org.onecard.kernel.crypto.Sm3;
import org.onecard.kernel.crypto.UnusableKeyException;
import org.onecard.kernel.crypto.VerificationKey;
import org.onecard.kernel.identity.UnifiedSocialCreditCode;
import org.onecard.kernel.place.PlaceCode;
import org.onecard.kernel.time.ServiceDay;
import org.onecard.web.ProblemException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Registering who accepts the card, where, and by which terminals. */
@RestController
@RequestMapping("/api/v1")
class RegistrationController {
  private static final int NAME = 120;
  private static final int PEM = 1_024;
  private static final int MAX_ITEMS = 100;
  private static final long MAX_REPLAY = 100_000_000;

  private final Registration registration;
  private final Register register;
  private final Replays replays;
  private final Access access;
  private final Federation federation;
  private final java.time.Clock clock;

  RegistrationController(
      Registration registration,
      Register register,
      Replays replays,
      Access access,
      Federation federation,
      java.time.Clock clock) {
    this.registration = registration;
    this.register = register;
    this.replays = replays;
    this.access = access;
    this.federation = federation;
    this.clock = clock;
  }

  /**
   * An acceptor to register; {@code validFrom} (today if left out) is its admissions' first day.
   */
  record AcceptorBody(
      @Nullable String creditCode,
      @Nullable String nameZh,
      @Nullable String nameEn,
      @Nullable String sector,
      @Nullable List<@Nullable String> items,
      @Nullable String clientId,
      @Nullable String validFrom) {}

  /** The client's secret is told when it is made and never again (null). */
  record AcceptorAnswer(String acceptorId, String clientId, @Nullable String clientSecret) {}

  /** A point to register. */
  record PointBody(
      @Nullable String acceptorId,
      @Nullable String nameZh,
      @Nullable String nameEn,
      @Nullable String place,
      @Nullable String validFrom) {}

  /** A registered point. */
  record PointAnswer(String point) {}

  /** A terminal's public key. */
  record TerminalBody(
      @Nullable String point, @Nullable String algorithm, @Nullable String publicKeyPem) {}

  /** A registered terminal. */
  record TerminalAnswer(String terminal) {}

  /** What a terminal must know of itself to decide offline. */
  record Bundle(
      String terminal,
      String point,
      String place,
      String acceptor,
      String sector,
      List<String> items,
      String ownRegion) {}

  /** How many taps a replay announces. */
  record ReplayBody(long taps) {}

  /** An opened replay. */
  record ReplayAnswer(String replay) {}

  /**
   * Registered acceptors by name, at most 50.
   *
   * @param q words of the name, the sector or the credit code; absent for all
   * @param from how many to leave out
   */
  @Allowed(value = Party.OPERATOR, staff = Role.REGISTRAR)
  @GetMapping("/operator/acceptors")
  List<AcceptorShown> acceptors(
      @RequestParam(name = "q", defaultValue = "") String q,
      @RequestParam(name = "from", defaultValue = "0") int from) {
    if (from < 0) {
      throw ProblemException.badField("from", "is below zero", "begin with 0");
    }
    return register.find(q, from, AcceptorDesk.SHOWN).stream().map(this::shown).toList();
  }

  /** One registered acceptor. */
  @Allowed(value = Party.OPERATOR, staff = Role.REGISTRAR)
  @GetMapping("/operator/acceptors/{acceptor}")
  AcceptorShown acceptor(@PathVariable("acceptor") UUID acceptor) {
    return shown(register.acceptor(acceptor).orElseThrow(RegistrationController::noAcceptor));
  }

  /** The points of an acceptor by name. */
  @Allowed(value = Party.OPERATOR, staff = Role.REGISTRAR)
  @GetMapping("/operator/acceptors/{acceptor}/points")
  List<PointShown> points(@PathVariable("acceptor") UUID acceptor) {
    acceptor(acceptor);
    return register.pointsOf(acceptor).stream()
        .map(
            point ->
                new PointShown(
                    point.id(),
                    point.nameZh(),
                    point.nameEn(),
                    point.place().text(),
                    point.validFrom()))
        .toList();
  }

  private AcceptorShown shown(Acceptor acceptor) {
    return new AcceptorShown(
        acceptor.id(),
        acceptor.creditCode(),
        acceptor.nameZh(),
        acceptor.nameEn(),
        acceptor.sector(),
        acceptor.clientId(),
        acceptor.validFrom(),
        acceptor.admissions().keySet().stream().sorted().toList(),
        register.countPoints(acceptor.id()));
  }

  private static ProblemException noAcceptor() {
    return ProblemException.notFound(
        "acceptorId", "is no acceptor of this region", "register the acceptor first");
  }

  /** Registers an acceptor with its API client. */
  @Allowed(value = Party.OPERATOR, staff = Role.REGISTRAR)
  @PostMapping("/operator/acceptors")
  AcceptorAnswer registerAcceptor(@RequestBody AcceptorBody body) {
    List<@Nullable String> items = body.items() == null ? List.of() : body.items();
    if (items.size() > MAX_ITEMS) {
      throw ProblemException.badField("items", "are more than " + MAX_ITEMS, "name those it needs");
    }
    var application =
        new Registration.Application(
            Fields.identifier(
                "creditCode",
                () -> UnifiedSocialCreditCode.of(Fields.text("creditCode", body.creditCode(), 32))),
            Fields.text("nameZh", body.nameZh(), NAME),
            Fields.text("nameEn", body.nameEn(), NAME),
            Fields.name("sector", body.sector()),
            items.stream().map(item -> Fields.name("items", item)).distinct().sorted().toList(),
            body.clientId(),
            Fields.date("validFrom", body.validFrom()),
            Bytes.of(Sm3.digest(body.toString().getBytes(StandardCharsets.UTF_8))));
    Registration.Registered done = registration.register(application);
    return new AcceptorAnswer(done.acceptor().toString(), done.clientId(), done.clientSecret());
  }

  /** Registers a point of an acceptor. */
  @Allowed(value = Party.OPERATOR, staff = Role.REGISTRAR)
  @PostMapping("/operator/points")
  PointAnswer registerPoint(@RequestBody PointBody body) {
    UUID acceptor = Fields.id("acceptorId", body.acceptorId());
    if (register.acceptor(acceptor).isEmpty()) {
      throw noAcceptor();
    }
    PlaceCode place =
        Fields.identifier("place", () -> PlaceCode.of(Fields.text("place", body.place(), 40)));
    UUID point =
        registration.registerPoint(
            acceptor,
            Fields.text("nameZh", body.nameZh(), NAME),
            Fields.text("nameEn", body.nameEn(), NAME),
            place,
            Fields.date("validFrom", body.validFrom()));
    return new PointAnswer(point.toString());
  }

  /** Registers a terminal at one of the caller's points. */
  @Allowed(Party.ACCEPTOR)
  @PostMapping("/terminals")
  TerminalAnswer registerTerminal(@RequestBody TerminalBody body) {
    UUID id = Fields.id("point", body.point());
    Point point =
        register
            .point(id)
            .filter(found -> found.acceptor().equals(callingAcceptor()))
            .orElseThrow(
                () ->
                    ProblemException.notFound(
                        "point", "is no point of this acceptor", "give one of its own points"));
    UUID terminal = registration.registerTerminal(point.id(), key(body));
    return new TerminalAnswer(terminal.toString());
  }

  /** What one of the caller's terminals must know of itself. */
  @Allowed(Party.ACCEPTOR)
  @GetMapping("/terminals/{terminal}/bundle")
  Bundle bundle(@PathVariable String terminal) {
    Terminal found =
        register.terminal(Fields.id("terminal", terminal)).orElseThrow(this::noTerminal);
    Point point = register.point(found.point()).orElseThrow();
    if (!point.acceptor().equals(callingAcceptor())) {
      throw noTerminal();
    }
    Acceptor acceptor = register.acceptor(point.acceptor()).orElseThrow();
    LocalDate today = ServiceDay.dateOf(clock.instant());
    return new Bundle(
        terminal,
        point.id().toString(),
        point.place().text(),
        acceptor.id().toString(),
        acceptor.sector(),
        acceptor.admittedOn(today).stream().sorted().toList(),
        federation.self().code());
  }

  /** Opens a replay of so many taps. */
  @Allowed(Party.OPERATOR)
  @PostMapping("/replays")
  ReplayAnswer openReplay(@RequestBody ReplayBody body) {
    if (body.taps() < 0 || body.taps() > MAX_REPLAY) {
      throw ProblemException.badField(
          "taps", "is not from 0 to " + MAX_REPLAY, "announce the number of taps");
    }
    return new ReplayAnswer(replays.open(body.taps()).toString());
  }

  private UUID callingAcceptor() {
    return UUID.fromString(Objects.requireNonNull(access.currentCaller().acceptorId()));
  }

  private ProblemException noTerminal() {
    return ProblemException.notFound(
        "terminal", "is no terminal of this acceptor", "register it first");
  }

  private static VerificationKey key(TerminalBody body) {
    String name = Fields.text("algorithm", body.algorithm(), 16);
    SignatureAlgorithm algorithm;
    try {
      algorithm = SignatureAlgorithm.valueOf(name);
    } catch (IllegalArgumentException e) {
      throw ProblemException.badField("algorithm", "is not known", "use ES256 or SM2");
    }
    String pem = body.publicKeyPem() == null ? "" : body.publicKeyPem();
    if (pem.length() > PEM) {
      throw ProblemException.badField("publicKeyPem", "is too long", "give one public key");
    }
    try {
      return VerificationKey.fromPem(algorithm, pem);
    } catch (UnusableKeyException e) {
      throw ProblemException.badField(
          "publicKeyPem",
          "is no public key of this algorithm",
          "give a SubjectPublicKeyInfo as PEM");
    }
  }
}
