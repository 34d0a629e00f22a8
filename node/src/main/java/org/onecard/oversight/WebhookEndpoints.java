package org.onecard.oversight;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onecard.access.Access;
import org.onecard.access.Allowed;
import org.onecard.access.Party;
import org.onecard.oversight.WebhookStore.Delivery;
import org.onecard.oversight.WebhookStore.Hook;
import org.onecard.web.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Webhooks of the acceptor that calls. */
@RestController
@RequestMapping("/api/v1/webhooks")
class WebhookEndpoints {
  private static final Set<String> STATES = Set.of("waiting", "delivered", "dead");

  private final Webhooks webhooks;
  private final Access access;

  WebhookEndpoints(Webhooks webhooks, Access access) {
    this.webhooks = webhooks;
    this.access = access;
  }

  /** Where to, and of which events: {@code edition.in-force}, {@code overlay.in-force}. */
  record WebhookWish(@Nullable String url, @Nullable List<String> events) {}

  /** A subscription. */
  record WebhookView(String webhookId, String url, List<String> events, Instant madeAt) {}

  /** One event for it: {@code at} is the next attempt while it waits, else the last one. */
  record DeliveryView(
      String deliveryId,
      String event,
      String state,
      int attempts,
      Instant at,
      @Nullable String answer,
      String body) {}

  /** Subscribes; the secret that signs is answered once. */
  @Allowed(Party.ACCEPTOR)
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Webhooks.Subscribed subscribe(@RequestBody WebhookWish wish) {
    return webhooks.subscribe(acceptor(), wish.url(), wish.events());
  }

  /** The acceptor's subscriptions. */
  @Allowed(Party.ACCEPTOR)
  @GetMapping
  List<WebhookView> list() {
    return webhooks.list(acceptor()).stream().map(WebhookEndpoints::view).toList();
  }

  /** Ends a subscription; what waits for it is dead. */
  @Allowed(Party.ACCEPTOR)
  @DeleteMapping("/{webhook}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void end(@PathVariable UUID webhook) {
    webhooks.end(acceptor(), webhook);
  }

  /** Sends the event {@code ping}. */
  @Allowed(Party.ACCEPTOR)
  @PostMapping("/{webhook}/ping")
  @ResponseStatus(HttpStatus.ACCEPTED)
  void ping(@PathVariable UUID webhook) {
    webhooks.ping(acceptor(), webhook);
  }

  /** The newest 100 deliveries; {@code state=dead} are those given up after eight attempts. */
  @Allowed(Party.ACCEPTOR)
  @GetMapping("/{webhook}/deliveries")
  List<DeliveryView> deliveries(
      @PathVariable UUID webhook,
      @RequestParam(name = "state", required = false) @Nullable String state) {
    if (state != null && !STATES.contains(state)) {
      throw ProblemException.badField("state", "is none", "use waiting, delivered or dead");
    }
    return webhooks.deliveries(acceptor(), webhook, state).stream()
        .map(WebhookEndpoints::view)
        .toList();
  }

  /** Tries a dead delivery again. */
  @Allowed(Party.ACCEPTOR)
  @PostMapping("/{webhook}/deliveries/{delivery}/retry")
  @ResponseStatus(HttpStatus.ACCEPTED)
  void retry(@PathVariable UUID webhook, @PathVariable UUID delivery) {
    webhooks.revive(acceptor(), webhook, delivery);
  }

  private String acceptor() {
    return Objects.requireNonNull(access.currentCaller().acceptorId());
  }

  private static WebhookView view(Hook hook) {
    return new WebhookView(hook.id().toString(), hook.url().toString(), hook.events(), hook.at());
  }

  private static DeliveryView view(Delivery delivery) {
    return new DeliveryView(
        delivery.id().toString(),
        delivery.event(),
        delivery.state(),
        delivery.attempts(),
        delivery.at(),
        delivery.answer(),
        delivery.body());
  }
}
