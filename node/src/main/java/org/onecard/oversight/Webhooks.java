package org.onecard.oversight;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.kernel.region.Region;
import org.onecard.oversight.WebhookStore.Delivery;
import org.onecard.oversight.WebhookStore.Hook;
import org.onecard.storage.ColumnCipher;
import org.onecard.storage.Secrets;
import org.onecard.web.ProblemException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Where acceptors want to be told of what, and what waits to be told. */
@Service
class Webhooks {
  /** A new edition of the joint list has come into force. */
  static final String EDITION = "edition.in-force";

  /** This region has narrowed the list, or taken a narrowing back. */
  static final String OVERLAY = "overlay.in-force";

  /** What every webhook gets when its acceptor tries it. */
  static final String PING = "ping";

  private static final List<String> EVENTS = List.of(EDITION, OVERLAY);
  private static final String TABLE = "oversight_webhook";

  private final WebhookStore store;
  private final WebhookAddress addresses;
  private final ColumnCipher cipher;
  private final TransactionTemplate transaction;
  private final JsonMapper json;
  private final Region region;
  private final SecureRandom random;
  private final Clock clock;

  Webhooks(
      WebhookStore store,
      WebhookAddress addresses,
      ColumnCipher cipher,
      TransactionTemplate transaction,
      JsonMapper json,
      Region region,
      SecureRandom random,
      Clock clock) {
    this.store = store;
    this.addresses = addresses;
    this.cipher = cipher;
    this.transaction = transaction;
    this.json = json;
    this.region = region;
    this.random = random;
    this.clock = clock;
  }

  /** A new subscription; its secret is told now and never again. */
  record Subscribed(String webhookId, String secret) {}

  Subscribed subscribe(String acceptor, @Nullable String url, @Nullable List<String> events) {
    List<String> wanted = List.copyOf(new TreeSet<>(events == null ? List.of() : events));
    if (wanted.isEmpty() || !EVENTS.containsAll(wanted)) {
      throw ProblemException.badField("events", "are none or unknown", "choose from " + EVENTS);
    }
    UUID id = new UUID(random.nextLong(), random.nextLong());
    String secret = Secrets.random(random);
    byte[] sealed =
        cipher.seal(TABLE, "secret", id.toString(), secret.getBytes(StandardCharsets.UTF_8));
    Hook hook =
        new Hook(id, acceptor, addresses.read(url), wanted, Bytes.of(sealed), clock.instant());
    transaction.executeWithoutResult(
        status -> {
          if (store.hooks(acceptor).size() >= WebhookLimits.WEBHOOKS) {
            throw ProblemException.conflict(
                "too-many-webhooks",
                "url",
                "this acceptor has " + WebhookLimits.WEBHOOKS + " webhooks",
                "end one first");
          }
          store.add(hook);
        });
    return new Subscribed(id.toString(), secret);
  }

  List<Hook> list(String acceptor) {
    return store.hooks(acceptor);
  }

  void end(String acceptor, UUID webhook) {
    Hook hook = own(acceptor, webhook);
    transaction.executeWithoutResult(status -> store.end(hook.id(), clock.instant()));
  }

  /** Tells this webhook something, so that its acceptor sees that it arrives. */
  void ping(String acceptor, UUID webhook) {
    enqueue(own(acceptor, webhook), PING, Map.of());
  }

  List<Delivery> deliveries(String acceptor, UUID webhook, @Nullable String state) {
    return store.deliveries(own(acceptor, webhook).id(), state, WebhookLimits.DELIVERIES_SHOWN);
  }

  /** Tries a dead delivery again, from its first attempt on. */
  void revive(String acceptor, UUID webhook, UUID delivery) {
    if (!store.revive(own(acceptor, webhook).id(), delivery, clock.instant())) {
      throw ProblemException.notFound(
          "delivery", "is no dead delivery of this webhook", "list those with state=dead");
    }
  }

  /** Tells all who want to know, once for each value; the first value of all is no news. */
  void notice(String event, String value, Map<String, Object> data) {
    transaction.executeWithoutResult(
        status -> {
          String before = store.told(event).orElse(null);
          if (value.equals(before)) {
            return;
          }
          store.setTold(event, value);
          if (before != null) {
            store.hooks(null).stream()
                .filter(hook -> hook.events().contains(event))
                .forEach(hook -> enqueue(hook, event, data));
          }
        });
  }

  String secret(Hook hook) {
    byte[] plain = cipher.open(TABLE, "secret", hook.id().toString(), hook.secret().toArray());
    return new String(plain, StandardCharsets.UTF_8);
  }

  /** The body says the same at every attempt; its id tells a receiver what it has had. */
  private void enqueue(Hook hook, String event, Map<String, Object> data) {
    Instant now = clock.instant();
    UUID id = new UUID(random.nextLong(), random.nextLong());
    Map<String, Object> body = new TreeMap<>();
    body.put("id", id.toString());
    body.put("event", event);
    body.put("at", now.toString());
    body.put("region", region.code());
    body.put("data", data);
    store.add(id, hook.id(), event, json.writeValueAsString(body), now);
  }

  private Hook own(String acceptor, UUID webhook) {
    return store.hooks(acceptor).stream()
        .filter(hook -> hook.id().equals(webhook))
        .findFirst()
        .orElseThrow(
            () ->
                ProblemException.notFound(
                    "webhook", "is no webhook of this acceptor", "list its own first"));
  }
}
