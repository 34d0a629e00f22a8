package org.onecard.card;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onecard.access.Access;
import org.onecard.access.Allowed;
import org.onecard.access.Party;
import org.onecard.card.CardJson.CardView;
import org.onecard.card.CardJson.StopView;
import org.onecard.card.DeviceBinding.BindingJson;
import org.onecard.card.DeviceBinding.BoundView;
import org.onecard.card.DeviceBinding.RenewalJson;
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
  private final Cards cards;
  private final Access access;

  WalletApi(Cards cards, Access access) {
    this.cards = cards;
    this.access = access;
  }

  /** Whose session this is, and what a request that changes something must carry. */
  record SessionView(String holder, String csrfHeader, String csrfToken) {}

  /** A loss report; {@code kind} can only be temporary here. */
  record LossJson(@Nullable String kind) {}

  /**
   * One use of the resident's data: the attributes asked for, and those that were told.
   *
   * @param byWhom {@code holder}, or {@code guardian} who showed the card or did what item says
   * @param guardianshipId of that guardian, else null
   */
  record UseView(
      Instant at,
      String region,
      String acceptorName,
      String sector,
      String item,
      String purpose,
      List<String> asked,
      List<String> released,
      String byWhom,
      @Nullable UUID guardianshipId) {
    static UseView of(AccessEntry use) {
      return new UseView(
          use.at(),
          use.region().code(),
          use.acceptorName(),
          use.sector(),
          use.item(),
          use.purpose(),
          use.asked(),
          use.released(),
          use.guardianshipId() == null ? "holder" : "guardian",
          use.guardianshipId());
    }
  }

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
    Cards.DeviceKey device = request.device();
    return BoundView.of(
        request.moves() ? cards.move(resident(), device) : cards.bind(resident(), device));
  }

  /**
   * Authorises the bound device's key of today, signed by the key before; asked again, it answers
   * the same.
   */
  @Allowed(Party.RESIDENT)
  @PostMapping("/bindings/renewal")
  BoundView renew(@RequestBody RenewalJson request) {
    return BoundView.of(cards.renew(resident(), request.read()));
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
    return cards.lastUses(resident(), limit).stream().map(UseView::of).toList();
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
}
