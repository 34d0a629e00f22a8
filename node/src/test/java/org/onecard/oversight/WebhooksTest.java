package org.onecard.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onecard.ShiftedClock;
import org.onecard.TestNode;
import org.onecard.access.Access;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.kernel.crypto.Sm3;
import org.onecard.storage.Secrets;
import tools.jackson.databind.JsonNode;

/** Webhooks of a real node to a real receiver that fails first. */
class WebhooksTest {
  private static final String API = "/api/v1/webhooks";
  private static final ShiftedClock CLOCK = new ShiftedClock();

  @TempDir private static Path folder;
  private static TestNode node;
  private static HttpServer receiver;
  private static final Map<String, Integer> FAILURES = new ConcurrentHashMap<>();
  private static final String SECRET = Secrets.random(new SecureRandom());
  private static final List<Received> RECEIVED = new CopyOnWriteArrayList<>();

  private record Received(String path, String delivery, String signature, String body) {}

  @BeforeAll
  static void start() throws IOException {
    node = TestNode.start("50", folder, CLOCK);
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext("/", WebhooksTest::receive);
    receiver.start();
  }

  @AfterAll
  static void stop() {
    receiver.stop(0);
    node.close();
  }

  @Test
  void anEventIsToldSignedUntilItIsTaken() {
    String name = acceptor("hooked");
    JsonNode made = json(subscribe(name, url("/a"), "edition.in-force"));
    String hook = API + "/" + made.get("webhookId").asString();
    assertThat(get(API, name).body()).doesNotContain(made.get("secret").asString());
    FAILURES.put("/a", 2);

    Webhooks webhooks = node.bean(Webhooks.class);
    webhooks.notice(Webhooks.EDITION, "7", Map.of("number", 7));
    webhooks.notice(Webhooks.OVERLAY, "1", Map.of("number", 1));
    rounds(Duration.ZERO);
    assertThat(received("/a")).as("the first value of all is no news").isEmpty();
    webhooks.notice(Webhooks.EDITION, "8", Map.of("number", 8));
    webhooks.notice(Webhooks.EDITION, "8", Map.of("number", 8));
    webhooks.notice(Webhooks.OVERLAY, "2", Map.of("number", 2));
    rounds(Duration.ZERO);
    assertThat(received("/a")).hasSize(1);
    JsonNode waiting = json(get(hook + "/deliveries?state=waiting", name)).get(0);
    assertThat(waiting.get("answer").asString()).isEqualTo("status 500");
    rounds(Duration.ofSeconds(11));
    rounds(Duration.ofSeconds(61));
    rounds(Duration.ofDays(1));

    List<Received> all = received("/a");
    assertThat(all).as("twice refused, once taken, then no more").hasSize(3);
    assertThat(all).extracting(Received::body).containsOnly(all.getFirst().body());
    assertThat(all).extracting(Received::delivery).containsOnly(all.getFirst().delivery());
    assertThat(all).extracting(Received::signature).doesNotHaveDuplicates();
    for (Received one : all) {
      assertThat(one.body()).contains("\"event\":\"edition.in-force\"", "\"number\":8");
      assertSignedBy(made.get("secret").asString(), one);
    }
    JsonNode delivered = json(get(hook + "/deliveries", name)).get(0);
    assertThat(delivered.get("state").asString()).isEqualTo("delivered");
    assertThat(delivered.get("attempts").asInt()).isEqualTo(3);
  }

  @Test
  void whatIsNeverTakenIsDeadAfterEightAttemptsAndCanBeTriedAgain() {
    String name = acceptor("unheard");
    String hook =
        API
            + "/"
            + json(subscribe(name, url("/b"), "overlay.in-force")).get("webhookId").asString();
    FAILURES.put("/b", 8);
    assertThat(post(hook + "/ping", name, "{}").statusCode()).isEqualTo(202);
    for (int i = 0; i < 10; i++) {
      rounds(Duration.ofHours(13));
    }
    assertThat(received("/b")).hasSize(8);
    JsonNode dead = json(get(hook + "/deliveries?state=dead", name)).get(0);
    String retry = hook + "/deliveries/" + dead.get("deliveryId").asString() + "/retry";
    assertThat(post(retry, acceptor("other"), "{}").statusCode())
        .as("another acceptor's")
        .isEqualTo(404);
    assertThat(post(retry, name, "{}").statusCode()).isEqualTo(202);
    rounds(Duration.ZERO);
    assertThat(received("/b")).hasSize(9);
    assertThat(json(get(hook + "/deliveries?state=dead", name))).isEmpty();
    assertThat(node.send("DELETE", hook, token(name), null).statusCode()).isEqualTo(204);
    assertThat(post(hook + "/ping", name, "{}").statusCode()).isEqualTo(404);
  }

  @Test
  void addressesThatLookIntoTheNodesOwnNetworkAreRefused() {
    String name = acceptor("curious");
    for (String url :
        List.of(
            "http://receiver.example/",
            "ftp://localhost/",
            "https://user:password@receiver.example/",
            "file:///etc/passwd",
            "not an address",
            "https://" + "x".repeat(600) + ".example/")) {
      assertThat(subscribe(name, url, "edition.in-force").statusCode()).as(url).isEqualTo(400);
    }
    assertThat(subscribe(name, url("/c"), "everything").statusCode()).isEqualTo(400);
    String hook =
        json(subscribe(name, "https://127.0.0.1:1/", "edition.in-force"))
            .get("webhookId")
            .asString();
    post(API + "/" + hook + "/ping", name, "{}");
    rounds(Duration.ZERO);
    assertThat(json(get(API + "/" + hook + "/deliveries", name)).get(0).get("answer").asString())
        .isEqualTo("no public address");
    for (int i = 1; i < WebhookLimits.WEBHOOKS; i++) {
      assertThat(subscribe(name, url("/c"), "edition.in-force").statusCode()).isEqualTo(201);
    }
    assertThat(subscribe(name, url("/c"), "edition.in-force").statusCode()).isEqualTo(409);
  }

  /** Computes what a receiver computes. */
  private static void assertSignedBy(String secret, Received one) {
    String time = one.signature().replaceFirst("t=([0-9]+),.*", "$1");
    byte[] expected =
        Sm3.hmac(
            secret.getBytes(StandardCharsets.UTF_8),
            (time + "." + one.body()).getBytes(StandardCharsets.UTF_8));
    assertThat(one.signature()).isEqualTo("t=" + time + ",sm3=" + Bytes.of(expected).hex());
  }

  private static void receive(HttpExchange exchange) throws IOException {
    RECEIVED.add(
        new Received(
            exchange.getRequestURI().getPath(),
            exchange.getRequestHeaders().getFirst("Onecard-Delivery"),
            exchange.getRequestHeaders().getFirst("Onecard-Signature"),
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
    int left = FAILURES.merge(exchange.getRequestURI().getPath(), -1, Integer::sum);
    exchange.sendResponseHeaders(left >= 0 ? 500 : 204, -1);
    exchange.close();
  }

  private static void rounds(Duration later) {
    CLOCK.moveTo(CLOCK.instant().plus(later));
    node.bean(WebhookSender.class).round();
  }

  private static List<Received> received(String path) {
    return RECEIVED.stream().filter(one -> one.path().equals(path)).toList();
  }

  private static String url(String path) {
    return "http://localhost:" + receiver.getAddress().getPort() + path;
  }

  private static String acceptor(String name) {
    node.bean(Access.class).registerClient(name, SECRET, Set.of("acceptor"), "acceptor-" + name);
    return name;
  }

  /** A fresh token each time: those of an hour ago are worth nothing. */
  private static String token(String name) {
    return node.token(name, SECRET);
  }

  private static HttpResponse<String> subscribe(String name, String url, String event) {
    return post(API, name, "{\"url\":\"%s\",\"events\":[\"%s\"]}".formatted(url, event));
  }

  private static HttpResponse<String> get(String path, String name) {
    return node.get(path, token(name));
  }

  private static HttpResponse<String> post(String path, String name, String json) {
    return node.post(path, token(name), json);
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return TestNode.json(answer);
  }
}
