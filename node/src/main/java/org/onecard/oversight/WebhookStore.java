package org.onecard.oversight;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onecard.kernel.bytes.Bytes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of webhooks. */
@Component
final class WebhookStore {
  private final JdbcClient database;

  WebhookStore(JdbcClient database) {
    this.database = database;
  }

  /** A subscription that has not ended. */
  record Hook(UUID id, String acceptor, URI url, List<String> events, Bytes secret, Instant at) {}

  /** An event for one subscription. */
  record Delivery(
      UUID id,
      UUID webhook,
      String event,
      String body,
      Instant madeAt,
      String state,
      int attempts,
      Instant at,
      @Nullable String answer) {}

  void add(Hook hook) {
    database
        .sql(
            """
            INSERT INTO oversight_webhook (webhook_id, acceptor, url, events, secret, made_at)
            VALUES (:id, :acceptor, :url, :events, :secret, :at)
            """)
        .param("id", hook.id())
        .param("acceptor", hook.acceptor())
        .param("url", hook.url().toString())
        .param("events", String.join(" ", hook.events()))
        .param("secret", hook.secret().toArray())
        .param("at", utc(hook.at()))
        .update();
  }

  /** The subscriptions of an acceptor, or of all. */
  List<Hook> hooks(@Nullable String acceptor) {
    return database
        .sql(
            """
            SELECT webhook_id, acceptor, url, events, secret, made_at FROM oversight_webhook
            WHERE ended_at IS NULL AND (:acceptor::text IS NULL OR acceptor = :acceptor)
            ORDER BY made_at
            """)
        .param("acceptor", acceptor)
        .query(WebhookStore::hook)
        .list();
  }

  /** Ends it and what waits for it. */
  void end(UUID webhook, Instant now) {
    database
        .sql("UPDATE oversight_webhook SET ended_at = :now WHERE webhook_id = :id")
        .param("now", utc(now))
        .param("id", webhook)
        .update();
    database
        .sql(
            "UPDATE oversight_delivery SET state = 'dead', answer = 'webhook ended'"
                + " WHERE webhook_id = :id AND state = 'waiting'")
        .param("id", webhook)
        .update();
  }

  void add(UUID delivery, UUID webhook, String event, String body, Instant now) {
    database
        .sql(
            """
            INSERT INTO oversight_delivery
              (delivery_id, webhook_id, event, body, made_at, state, at)
            VALUES (:id, :webhook, :event, :body, :now, 'waiting', :now)
            """)
        .param("id", delivery)
        .param("webhook", webhook)
        .param("event", event)
        .param("body", body)
        .param("now", utc(now))
        .update();
  }

  List<Delivery> due(Instant now, int most) {
    return database
        .sql(
            """
            SELECT * FROM oversight_delivery WHERE state = 'waiting' AND at <= :now
            ORDER BY at LIMIT :most
            """)
        .param("now", utc(now))
        .param("most", most)
        .query(WebhookStore::delivery)
        .list();
  }

  /** The newest deliveries of a webhook, in one state or all. */
  List<Delivery> deliveries(UUID webhook, @Nullable String state, int most) {
    return database
        .sql(
            """
            SELECT * FROM oversight_delivery
            WHERE webhook_id = :webhook AND (:state::text IS NULL OR state = :state)
            ORDER BY made_at DESC, delivery_id LIMIT :most
            """)
        .param("webhook", webhook)
        .param("state", state)
        .param("most", most)
        .query(WebhookStore::delivery)
        .list();
  }

  void settle(UUID delivery, String state, int attempts, Instant at, String answer) {
    database
        .sql(
            """
            UPDATE oversight_delivery SET state = :state, attempts = :attempts, at = :at,
              answer = :answer
            WHERE delivery_id = :id AND state = 'waiting'
            """)
        .param("id", delivery)
        .param("state", state)
        .param("attempts", attempts)
        .param("at", utc(at))
        .param("answer", answer)
        .update();
  }

  /** Whether a dead delivery of this webhook waits again, from its first attempt on. */
  boolean revive(UUID webhook, UUID delivery, Instant now) {
    return database
            .sql(
                """
                UPDATE oversight_delivery SET state = 'waiting', attempts = 0, at = :now
                WHERE delivery_id = :id AND webhook_id = :webhook AND state = 'dead'
                """)
            .param("id", delivery)
            .param("webhook", webhook)
            .param("now", utc(now))
            .update()
        == 1;
  }

  Optional<String> told(String event) {
    return database
        .sql("SELECT value FROM oversight_told WHERE event = :event")
        .param("event", event)
        .query(String.class)
        .optional();
  }

  void setTold(String event, String value) {
    database
        .sql(
            """
            INSERT INTO oversight_told (event, value) VALUES (:event, :value)
            ON CONFLICT (event) DO UPDATE SET value = :value
            """)
        .param("event", event)
        .param("value", value)
        .update();
  }

  void erase(Instant deliveriesBefore, Instant webhooksBefore) {
    database
        .sql(
            """
            DELETE FROM oversight_delivery d WHERE d.state <> 'waiting' AND (d.at < :deliveries
              OR EXISTS (SELECT FROM oversight_webhook w
                WHERE w.webhook_id = d.webhook_id AND w.ended_at < :webhooks))
            """)
        .param("deliveries", utc(deliveriesBefore))
        .param("webhooks", utc(webhooksBefore))
        .update();
    database
        .sql("DELETE FROM oversight_webhook WHERE ended_at < :webhooks")
        .param("webhooks", utc(webhooksBefore))
        .update();
  }

  private static Hook hook(ResultSet row, int number) throws SQLException {
    return new Hook(
        row.getObject("webhook_id", UUID.class),
        row.getString("acceptor"),
        URI.create(row.getString("url")),
        List.of(row.getString("events").split(" ", -1)),
        Bytes.of(row.getBytes("secret")),
        row.getObject("made_at", OffsetDateTime.class).toInstant());
  }

  private static Delivery delivery(ResultSet row, int number) throws SQLException {
    return new Delivery(
        row.getObject("delivery_id", UUID.class),
        row.getObject("webhook_id", UUID.class),
        row.getString("event"),
        row.getString("body"),
        row.getObject("made_at", OffsetDateTime.class).toInstant(),
        row.getString("state"),
        row.getInt("attempts"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getString("answer"));
  }

  private static OffsetDateTime utc(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
