package org.onecard.acceptance;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onecard.card.Cards;
import org.onecard.card.Cards.HolderAnswer;
import org.onecard.card.Cards.HolderQuestion;
import org.onecard.card.Cards.Shown;
import org.onecard.catalogue.Catalogue;
import org.onecard.federation.Federation;
import org.onecard.kernel.place.Places;
import org.onecard.kernel.region.Region;
import org.onecard.kernel.time.ServiceDay;
import org.onecard.protocol.catalogue.ApplicationItem;
import org.onecard.protocol.catalogue.Attribute;
import org.onecard.protocol.catalogue.Edition;
import org.onecard.protocol.catalogue.Mode;
import org.onecard.protocol.code.CodeRefusal;
import org.onecard.protocol.code.CodeVerifier;
import org.onecard.protocol.code.MalformedCodeException;
import org.onecard.protocol.code.PresentationCode;
import org.onecard.protocol.decision.Circumstances;
import org.onecard.protocol.decision.Circumstances.Where;
import org.onecard.protocol.decision.Decider;
import org.onecard.protocol.decision.Reason;
import org.onecard.protocol.json.MalformedDocumentException;
import org.onecard.protocol.status.CardStatus;
import org.onecard.protocol.status.ChipDenyList;
import org.onecard.protocol.status.StatusAnswer;
import org.onecard.protocol.status.StatusLists;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Gathers what a decision depends on, asks the issuer where it must, and decides. */
@Component
class Judge {
  /** How long a holder at a desk waits for the issuer's answer at most. */
  static final Duration ISSUER_WAIT = Duration.ofMillis(300);

  /** What the holder reads in the log of uses. */
  static final String PURPOSE = "card acceptance";

  /** Declined for want of what only the issuer knows. */
  private static final Set<Reason> UNSAID =
      EnumSet.of(Reason.HOLDER_NOT_ENTITLED, Reason.STATUS_UNKNOWN);

  private static final Logger log = LoggerFactory.getLogger(Judge.class);

  private final Federation federation;
  private final Cards cards;
  private final Catalogue catalogue;
  private final CodeVerifier verifier;
  private final Decider decider = new Decider();
  private final Places places = Places.shipped();

  Judge(Federation federation, Cards cards, Catalogue catalogue) {
    this.federation = federation;
    this.cards = cards;
    this.catalogue = catalogue;
    this.verifier = new CodeVerifier(federation::keysOf);
  }

  /**
   * Where and for what a card is shown.
   *
   * @param id of the acceptance, under which the issuer logs what it was asked
   */
  record Request(UUID id, Acceptor acceptor, Point point, String item, Instant at) {
    Request at(Instant other) {
      return new Request(id, acceptor, point, item, other);
    }
  }

  /** The edition and status head an offline terminal decided on. */
  record Basis(Optional<Edition> edition, Optional<StatusLists> status) {}

  /** Decides here and now. */
  Judgement decide(Acceptances.Presentation presentation, Request request) {
    Optional<Edition> edition = catalogue.inForce(request.at());
    return switch (presentation) {
      case Acceptances.Presentation.Code(String text) -> decideCode(text, request, edition);
      case Acceptances.Presentation.Chip chip -> {
        Shown shown = shown(chip);
        yield decideNumbers(Mode.CHIP, shown, chip.issuer(), request, edition);
      }
      case Acceptances.Presentation.Entry entry -> {
        Shown shown = shown(entry);
        yield decideNumbers(Mode.ENTRY, shown, entry.issuer(), request, edition);
      }
    };
  }

  /** What a code's octets and signatures say at an instant. */
  CodeVerifier.Result verify(PresentationCode code, Instant at) {
    return verifier.verify(code, at.getEpochSecond());
  }

  /** Decides again what a terminal decided offline, on what the terminal stood on. */
  Judgement decideAgain(
      PresentationCode code, @Nullable CodeRefusal refusal, Request request, Basis basis) {
    Region issuer = code.authorisation().issuer();
    StatusAnswer status =
        refusal == null ? statusOf(code, basis.status(), request.at()) : StatusAnswer.NONE;
    Draft draft = new Draft(Mode.CODE, issuer, refusal, status, rights(code), false);
    return judge(draft, request, basis.edition(), code);
  }

  /** Codes that cannot even be read are declined by the name of what is wrong with them. */
  Judgement unreadable(CodeRefusal refusal, Request request, Optional<Edition> edition) {
    Draft draft = new Draft(Mode.CODE, null, refusal, StatusAnswer.NONE, Map.of(), true);
    return judge(draft, request, edition, null);
  }

  /**
   * What is known before the decision.
   *
   * @param instead what holds for an issuer that has no such card, or was asked too often
   */
  private record Draft(
      Mode mode,
      @Nullable Region issuer,
      @Nullable CodeRefusal refusal,
      StatusAnswer status,
      Map<Attribute, String> attributes,
      HolderAnswer.@Nullable Known holder,
      boolean online,
      @Nullable Outcome instead) {

    Draft(
        Mode mode,
        @Nullable Region issuer,
        @Nullable CodeRefusal refusal,
        StatusAnswer status,
        Map<Attribute, String> attributes,
        boolean online) {
      this(mode, issuer, refusal, status, attributes, null, online, null);
    }

    Draft answered(Optional<HolderAnswer> answer) {
      return switch (answer.orElse(null)) {
        case HolderAnswer.Known known ->
            new Draft(
                mode,
                issuer,
                refusal,
                new StatusAnswer(known.status(), 0),
                mode == Mode.CODE ? attributes : known.attributes(),
                known,
                true,
                null);
        case HolderAnswer.NotFound() ->
            new Draft(
                mode,
                issuer,
                refusal,
                new StatusAnswer(CardStatus.UNKNOWN, 0),
                attributes,
                null,
                true,
                Outcome.declined(Reason.CARD_NOT_FOUND));
        case HolderAnswer.TooManyQuestions() ->
            offline(Outcome.undetermined(Reason.TOO_MANY_QUESTIONS));
        case null -> offline(null);
      };
    }

    private Draft offline(@Nullable Outcome because) {
      return new Draft(mode, issuer, refusal, status, attributes, null, false, because);
    }

    /** What the rules say, unless all they lack is what the issuer would not say. */
    Outcome weigh(Outcome ruled) {
      boolean open = ruled.reason() == null || UNSAID.contains(ruled.reason());
      return instead != null && open ? instead : ruled;
    }
  }

  private Judgement decideCode(String text, Request request, Optional<Edition> edition) {
    PresentationCode code;
    try {
      code = PresentationCode.parseText(text);
    } catch (MalformedCodeException e) {
      return unreadable(e.refusal(), request, edition);
    }
    Region issuer = code.authorisation().issuer();
    if (verify(code, request.at()) instanceof CodeVerifier.Result.Refused(CodeRefusal refusal)) {
      Draft draft = new Draft(Mode.CODE, issuer, refusal, StatusAnswer.NONE, Map.of(), true);
      return judge(draft, request, edition, code);
    }
    StatusAnswer status = statusOf(code, federation.statusOf(issuer), request.at());
    Draft draft = new Draft(Mode.CODE, issuer, null, status, rights(code), true);
    Optional<ApplicationItem> item = item(edition, request);
    if (item.isPresent() && (item.get().onlineCheck() || status.value() == CardStatus.UNKNOWN)) {
      draft = draft.answered(ask(shown(code), issuer, request, item.get()));
    }
    Judgement judgement = judge(draft, request, edition, code);
    return issuer.equals(federation.self()) ? withOwnPseudonym(judgement, request) : judgement;
  }

  /** An own holder's pseudonym is at hand; another region's comes when its issuer has answered. */
  private Judgement withOwnPseudonym(Judgement judgement, Request request) {
    PresentationCode code = judgement.code();
    if (!judgement.outcome().accepted() || judgement.pseudonym() != null || code == null) {
      return judgement;
    }
    HolderAnswer answer = cards.answer(question(shown(code), request, Set.of()));
    return answer instanceof HolderAnswer.Known known
        ? judgement.withPseudonym(known.pseudonym())
        : judgement;
  }

  private Judgement decideNumbers(
      Mode mode, Shown shown, Region issuer, Request request, Optional<Edition> edition) {
    boolean known = issuer.equals(federation.self()) || federation.peers().contains(issuer);
    CodeRefusal refusal = known ? null : CodeRefusal.ISSUER_UNKNOWN;
    StatusAnswer listed =
        shown instanceof Shown.Chip chip && known
            ? deniedChip(chip, issuer, request.at())
            : StatusAnswer.NONE;
    Draft draft = new Draft(mode, issuer, refusal, listed, Map.of(), true);
    Optional<ApplicationItem> item = item(edition, request);
    if (known && item.isPresent()) {
      draft = draft.answered(ask(shown, issuer, request, item.get()));
    }
    return judge(draft, request, edition, null);
  }

  private Judgement judge(
      Draft draft, Request request, Optional<Edition> edition, @Nullable PresentationCode code) {
    Outcome ruled =
        Outcome.of(
            decider.decide(
                new Circumstances(
                    request.at(),
                    draft.online(),
                    draft.mode(),
                    draft.refusal(),
                    draft.status(),
                    draft.attributes(),
                    draft.holder() == null ? null : draft.holder().transitFunction(),
                    edition.orElse(null),
                    catalogue.overlay(request.at()),
                    request.item(),
                    where(request))));
    Outcome outcome = draft.weigh(ruled);
    Map<Attribute, String> released = Map.of();
    String pseudonym = null;
    if (outcome.accepted()) {
      ApplicationItem item = item(edition, request).orElseThrow();
      released = released(draft.attributes(), item.releases());
      pseudonym = draft.holder() == null ? null : draft.holder().pseudonym();
    }
    return new Judgement(
        draft.mode(),
        draft.issuer(),
        outcome,
        draft.status(),
        released,
        edition.map(Edition::number).orElse(0L),
        code,
        code != null && draft.refusal() == null,
        pseudonym);
  }

  /** The issuer's word on the holder, from the own cards or over the wire within the wait. */
  private Optional<HolderAnswer> ask(
      Shown shown, Region issuer, Request request, ApplicationItem item) {
    HolderQuestion question = question(shown, request, needed(shown, item));
    if (issuer.equals(federation.self())) {
      return Optional.of(cards.answer(question));
    }
    Federation.Answer answer =
        federation.ask(issuer, Cards.HOLDER_CHECK, question.toJson(), PURPOSE, ISSUER_WAIT);
    try {
      return switch (answer) {
        case Federation.Answer.Answered(var body) -> Optional.of(HolderAnswer.fromJson(body));
        case Federation.Answer.NoAnswer(String why) -> Optional.empty();
        case Federation.Answer.Refused(String refusal, String detail) -> {
          log.warn("region {} refused a holder check: {} {}", issuer, refusal, detail);
          yield Optional.empty();
        }
      };
    } catch (MalformedDocumentException e) {
      log.warn("region {} answered a holder check in another form", issuer, e);
      return Optional.empty();
    }
  }

  /**
   * A code carries its holder's rights; for chip and entry the issuer names what the item needs.
   */
  private static Set<Attribute> needed(Shown shown, ApplicationItem item) {
    Set<Attribute> attributes = EnumSet.noneOf(Attribute.class);
    if (!(shown instanceof Shown.Code)) {
      attributes.addAll(item.requires());
      attributes.addAll(item.releases());
    }
    return attributes;
  }

  /** What the issuer is asked, or told afterwards, about the holder. */
  HolderQuestion question(Shown shown, Request request, Set<Attribute> attributes) {
    return new HolderQuestion(
        shown,
        request.id().toString(),
        federation.self(),
        request.acceptor().id().toString(),
        request.acceptor().nameZh(),
        request.acceptor().sector(),
        request.item(),
        PURPOSE,
        attributes,
        request.at());
  }

  static Shown.Chip shown(Acceptances.Presentation.Chip chip) {
    return new Shown.Chip(chip.cardNumber(), chip.identificationCode());
  }

  static Shown.Entry shown(Acceptances.Presentation.Entry entry) {
    return new Shown.Entry(entry.cardNumber(), entry.socialSecurityNumber());
  }

  static Shown.Code shown(PresentationCode code) {
    var authorisation = code.authorisation();
    return new Shown.Code(
        authorisation.token(), authorisation.expiryDay(), authorisation.statusIndex());
  }

  private static StatusAnswer statusOf(
      PresentationCode code, Optional<StatusLists> lists, Instant at) {
    var authorisation = code.authorisation();
    return lists
        .map(list -> list.ofCode(authorisation.expiryDay(), authorisation.statusIndex(), at))
        .orElse(StatusAnswer.NONE);
  }

  private StatusAnswer deniedChip(Shown.Chip chip, Region issuer, Instant at) {
    var entry = ChipDenyList.entry(issuer.code(), chip.cardNumber(), chip.identificationCode());
    return federation
        .statusOf(issuer)
        .map(lists -> lists.ofChip(entry, at))
        .orElse(StatusAnswer.NONE);
  }

  private static Map<Attribute, String> rights(PresentationCode code) {
    return code.authorisation().rights().attributes();
  }

  private static Map<Attribute, String> released(
      Map<Attribute, String> known, Set<Attribute> releases) {
    Map<Attribute, String> released = new EnumMap<>(Attribute.class);
    released.putAll(known);
    released.keySet().retainAll(releases);
    return released;
  }

  private static Optional<ApplicationItem> item(Optional<Edition> edition, Request request) {
    return edition.flatMap(list -> list.find(request.item()));
  }

  /** A point or acceptor that does not hold yet is nobody's: admitted to nothing, of no sector. */
  private Where where(Request request) {
    var day = ServiceDay.dateOf(request.at());
    Point point = request.point();
    Acceptor acceptor = request.acceptor();
    boolean holds = !point.validFrom().isAfter(day) && !acceptor.validFrom().isAfter(day);
    return new Where(
        point.place(),
        acceptor.id().toString(),
        holds ? acceptor.sector() : "",
        holds ? acceptor.admittedOn(day) : Set.of(),
        places::within);
  }
}
