package org.onecard.card;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onecard.access.Access;
import org.onecard.access.Allowed;
import org.onecard.access.Party;
import org.onecard.card.ReplacementRequests.Asked;
import org.onecard.card.ReplacementRequests.Waiting;
import org.onecard.web.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The signed-in holder's request for a new card: ask, look, take back. */
@RestController
@RequestMapping("/wallet/api/replacement")
class ReplacementApi {
  private final ReplacementRequests requests;
  private final Access access;

  ReplacementApi(ReplacementRequests requests, Access access) {
    this.requests = requests;
    this.access = access;
  }

  /** Why a new card is wanted: {@code expiring}, {@code damaged} or {@code lost}. */
  record ReplacementJson(@Nullable String reason) {}

  /** A request that waits for a desk. */
  record ReplacementView(String requestId, String reason, Instant askedAt) {
    static ReplacementView of(Waiting request) {
      return new ReplacementView(request.requestId(), request.reason().text(), request.askedAt());
    }
  }

  /** Asks for a new card in place of the one there is; asked again, it finds the same request. */
  @Allowed(Party.RESIDENT)
  @PostMapping
  ReplacementView ask(@RequestBody ReplacementJson wish) {
    ReplacementReason reason =
        Optional.ofNullable(wish.reason())
            .flatMap(ReplacementReason::find)
            .orElseThrow(
                () ->
                    ProblemException.badField(
                        "reason", "is no known reason", "give expiring, damaged or lost"));
    return switch (requests.ask(resident(), reason)) {
      case Asked.Open open -> ReplacementView.of(open.request());
      case Asked.NotReplaceable not ->
          throw ProblemException.conflict(
              "not-replaceable",
              "card",
              "the card is " + not.state().text(),
              "see docs/reference/card-lifecycle.md, or ask at a service desk");
      case Asked.TooEarly early ->
          throw ProblemException.conflict(
              "too-early",
              "reason",
              "the card is good until " + early.expiresOn(),
              "ask from " + early.from() + " on, or name another reason");
    };
  }

  /** The request that waits. */
  @Allowed(Party.RESIDENT)
  @GetMapping
  ReplacementView waiting() {
    return requests
        .waiting(resident())
        .map(ReplacementView::of)
        .orElseThrow(ReplacementApi::noneWaits);
  }

  /** Takes the request back. */
  @Allowed(Party.RESIDENT)
  @DeleteMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void withdraw() {
    if (!requests.withdraw(resident())) {
      throw noneWaits();
    }
  }

  private String resident() {
    return access
        .currentResident()
        .orElseThrow(() -> new IllegalStateException("reached without a resident"));
  }

  private static ProblemException noneWaits() {
    return ProblemException.notFound("replacement", "no request waits", "ask for one first");
  }
}
