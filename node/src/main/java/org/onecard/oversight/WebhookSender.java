package org.onecard.oversight;

import jakarta.annotation.PreDestroy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onecard.catalogue.Catalogue;
import org.onecard.kernel.time.ServiceDay;
import org.onecard.oversight.WebhookStore.Delivery;
import org.onecard.oversight.WebhookStore.Hook;
import org.onecard.upkeep.Chore;
import org.onecard.upkeep.OncePerDay;
import org.springframework.stereotype.Component;

/** Sees what is new, and tells it until it was taken or has failed eight times. */
@Component
class WebhookSender implements Chore {
  private static final int FIRST_SUCCESS = 200;
  private static final int LAST_SUCCESS = 299;

  private final WebhookStore store;
  private final Webhooks webhooks;
  private final WebhookAddress addresses;
  private final Catalogue catalogue;
  private final Clock clock;
  private final OncePerDay erasure;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(WebhookLimits.WAIT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  WebhookSender(
      WebhookStore store,
      Webhooks webhooks,
      WebhookAddress addresses,
      Catalogue catalogue,
      Clock clock) {
    this.store = store;
    this.webhooks = webhooks;
    this.addresses = addresses;
    this.catalogue = catalogue;
    this.clock = clock;
    this.erasure = new OncePerDay(clock, this::erase);
  }

  @Override
  public String doing() {
    return "telling acceptors";
  }

  @Override
  public Duration pause() {
    return WebhookLimits.PAUSE;
  }

  @PreDestroy
  void close() {
    client.shutdownNow();
  }

  /** Sees what is new and sends what is due, at most 50 at once. */
  @Override
  public synchronized void round() {
    Instant now = clock.instant();
    catalogue
        .inForce(now)
        .ifPresent(
            edition ->
                webhooks.notice(
                    Webhooks.EDITION,
                    Long.toString(edition.number()),
                    Map.of("number", edition.number())));
    catalogue
        .overlay(now)
        .ifPresent(
            overlay ->
                webhooks.notice(
                    Webhooks.OVERLAY,
                    Long.toString(overlay.number()),
                    Map.of("number", overlay.number())));
    erasure.run();
    List<Delivery> due = store.due(now, WebhookLimits.AT_ONCE);
    if (due.isEmpty()) {
      return;
    }
    Map<UUID, Hook> hooks =
        store.hooks(null).stream().collect(Collectors.toMap(Hook::id, Function.identity()));
    List<CompletableFuture<Void>> sent =
        due.stream()
            .map(
                delivery ->
                    send(delivery, hooks.get(delivery.webhook()), now)
                        .thenAccept(answer -> settle(delivery, answer, now)))
            .toList();
    CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).join();
  }

  private void erase() {
    Instant now = clock.instant();
    store.erase(
        before(now, WebhookLimits.DELIVERIES_KEPT), before(now, WebhookLimits.WEBHOOKS_KEPT));
  }

  /** What came back: a status, or 0 with the fault. */
  private record Answer(int status, String text) {}

  private CompletableFuture<Answer> send(Delivery delivery, @Nullable Hook hook, Instant now) {
    if (hook == null) {
      return CompletableFuture.completedFuture(new Answer(0, "webhook ended"));
    }
    URI url = hook.url();
    if (!addresses.isAllowed(url)) {
      return CompletableFuture.completedFuture(new Answer(0, "no public address"));
    }
    HttpRequest request =
        HttpRequest.newBuilder(url)
            .header("Content-Type", "application/json")
            .header("Onecard-Delivery", delivery.id().toString())
            .header(
                WebhookSignature.HEADER,
                WebhookSignature.of(webhooks.secret(hook), now, delivery.body()))
            .POST(HttpRequest.BodyPublishers.ofString(delivery.body()))
            .build();
    return client
        .sendAsync(request, HttpResponse.BodyHandlers.discarding())
        .thenApply(answer -> new Answer(answer.statusCode(), "status " + answer.statusCode()))
        .orTimeout(WebhookLimits.WAIT.toMillis(), TimeUnit.MILLISECONDS)
        .exceptionally(failed -> new Answer(0, "no answer"));
  }

  private void settle(Delivery delivery, Answer answer, Instant now) {
    int attempts = delivery.attempts() + 1;
    boolean taken = answer.status() >= FIRST_SUCCESS && answer.status() <= LAST_SUCCESS;
    Duration pause = WebhookLimits.pauseAfter(attempts).orElse(null);
    if (taken || pause == null) {
      store.settle(delivery.id(), taken ? "delivered" : "dead", attempts, now, answer.text());
    } else {
      store.settle(delivery.id(), "waiting", attempts, now.plus(pause), answer.text());
    }
  }

  private static Instant before(Instant now, Period span) {
    return now.atZone(ServiceDay.ZONE).minus(span).toInstant();
  }
}
