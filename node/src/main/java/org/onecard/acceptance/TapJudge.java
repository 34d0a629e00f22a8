package org.onecard.acceptance;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.onecard.acceptance.OfflineTaps.Signed;
import org.onecard.catalogue.Catalogue;
import org.onecard.federation.Federation;
import org.onecard.kernel.region.Region;
import org.onecard.protocol.catalogue.Edition;
import org.onecard.protocol.catalogue.Mode;
import org.onecard.protocol.code.CodeRefusal;
import org.onecard.protocol.code.CodeVerifier;
import org.onecard.protocol.code.MalformedCodeException;
import org.onecard.protocol.code.PresentationCode;
import org.onecard.protocol.decision.Reason;
import org.onecard.protocol.json.MalformedDocumentException;
import org.onecard.protocol.status.StatusAnswer;
import org.onecard.protocol.status.StatusLists;
import org.onecard.protocol.status.UntrustedStatusException;
import org.onecard.protocol.tap.TapRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Decides an offline tap again: on the signatures, at the time of the tap, on the status head and
 * the edition that its terminal used.
 */
@Component
class TapJudge {
  /** How late a tap may come; heads, keys and editions are kept as long. */
  static final Duration WINDOW = Duration.ofDays(7);

  /** How far a terminal's clock may run ahead. */
  static final Duration CLOCK_GRACE = Duration.ofSeconds(CodeVerifier.GRACE_SECONDS);

  private static final Logger log = LoggerFactory.getLogger(TapJudge.class);

  private final Judge judge;
  private final Federation federation;
  private final Catalogue catalogue;

  TapJudge(Judge judge, Federation federation, Catalogue catalogue) {
    this.judge = judge;
    this.federation = federation;
    this.catalogue = catalogue;
  }

  /**
   * The node's decision on a tap.
   *
   * @param request with the time of the tap
   * @param now the node's clock
   */
  Judgement judge(Signed signed, Terminal terminal, Judge.Request request, Instant now) {
    TapRecord tap = signed.tap();
    PresentationCode code = null;
    CodeRefusal refusal = null;
    try {
      code = PresentationCode.parse(tap.code().toArray());
    } catch (MalformedCodeException e) {
      refusal = e.refusal();
    }
    if (!tap.signedBy(terminal.key(), signed.signature())) {
      return undecided(tap, code, Outcome.declined(Reason.TERMINAL_SIGNATURE_WRONG));
    }
    if (request.at().isBefore(now.minus(WINDOW))) {
      return undecided(tap, code, Outcome.undetermined(Reason.UPLOADED_TOO_LATE));
    }
    Optional<Edition> edition = catalogue.edition(tap.edition());
    if (refusal != null) {
      return judge.unreadable(refusal, request, edition);
    }
    return judgeCode(tap, Objects.requireNonNull(code), request, edition, now);
  }

  private Judgement judgeCode(
      TapRecord tap,
      PresentationCode code,
      Judge.Request request,
      Optional<Edition> edition,
      Instant now) {
    CodeRefusal refusal =
        request.at().isAfter(now.plus(CLOCK_GRACE))
            ? CodeRefusal.CODE_EARLY
            : refusal(judge.verify(code, request.at()));
    Region issuer = code.authorisation().issuer();
    Optional<StatusLists> lists =
        tap.statusHead() == 0 || refusal != null
            ? Optional.empty()
            : listsAt(issuer, tap.statusHead());
    Judgement judgement =
        judge.decideAgain(code, refusal, request, new Judge.Basis(edition, lists));
    if (refusal == null && tap.statusHead() != 0 && lists.isEmpty()) {
      return judgement.with(Outcome.undetermined(Reason.STATUS_HEAD_UNKNOWN));
    }
    return refusal == null && longSuperseded(edition, catalogue::inForce, request.at())
        ? judgement.with(Outcome.undetermined(Reason.NO_EDITION_IN_FORCE))
        : judgement;
  }

  /** A head that cannot be checked any more leaves its taps open, not the whole batch. */
  private Optional<StatusLists> listsAt(Region issuer, long head) {
    try {
      return federation.statusAt(issuer, head);
    } catch (UntrustedStatusException
        | MalformedDocumentException
        | IllegalStateException
        | UncheckedIOException e) {
      log.warn("status head {} of region {} cannot be checked", head, issuer, e);
      return Optional.empty();
    }
  }

  /** Whether a newer edition was in force a whole window before the tap: it had long to come. */
  static boolean longSuperseded(
      Optional<Edition> used, Function<Instant, Optional<Edition>> inForce, Instant tapped) {
    long newer = inForce.apply(tapped.minus(WINDOW)).map(Edition::number).orElse(0L);
    return used.isPresent() && newer > used.get().number();
  }

  private static @Nullable CodeRefusal refusal(CodeVerifier.Result result) {
    return switch (result) {
      case CodeVerifier.Result.Genuine genuine -> null;
      case CodeVerifier.Result.Refused(CodeRefusal refusal) -> refusal;
    };
  }

  /** Stored without a look at the code, whose counter stays free. */
  private static Judgement undecided(
      TapRecord tap, @Nullable PresentationCode code, Outcome outcome) {
    return new Judgement(
        Mode.CODE,
        code == null ? null : code.authorisation().issuer(),
        outcome,
        StatusAnswer.NONE,
        Map.of(),
        tap.edition(),
        code,
        false,
        null);
  }
}
