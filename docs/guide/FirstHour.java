import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;
import org.onecard.client.ApiClient;
import org.onecard.client.ApiException;
import org.onecard.client.api.AcceptanceApi;
import org.onecard.client.api.RegistrationApi;
import org.onecard.client.api.WebhookApi;
import org.onecard.client.calling.ClientCredentials;
import org.onecard.client.calling.Problem;
import org.onecard.client.model.AcceptanceAnswer;
import org.onecard.client.model.AcceptanceBody;
import org.onecard.client.model.PresentationBody;
import org.onecard.client.model.Subscribed;
import org.onecard.client.model.TerminalBody;
import org.onecard.client.model.WebhookWish;
import org.onecard.kernel.crypto.SignatureAlgorithm;
import org.onecard.kernel.crypto.SigningKey;
import org.onecard.kernel.place.Places;
import org.onecard.terminal.TapOutcome;
import org.onecard.terminal.Terminal;
import org.onecard.terminal.TerminalSetup;
import org.onecard.terminal.link.NodeSetup;

/** An acceptor's first hour in Java: arguments are node, client id, secret, point, cards, folder. */
public class FirstHour {
  private final String node;
  private final String clientId;
  private final String secret;
  private final String point;
  private final Path cards;
  private final ApiClient client;

  FirstHour(String node, String clientId, String secret, String point, Path cards) {
    this.node = node;
    this.clientId = clientId;
    this.secret = secret;
    this.point = point;
    this.cards = cards;
    this.client =
        new ClientCredentials(node, clientId, secret, "acceptor", Clock.systemUTC()).client();
  }

  public static void main(String[] arguments) throws Exception {
    FirstHour hour =
        new FirstHour(
            arguments[0], arguments[1], arguments[2], arguments[3], Path.of(arguments[4]));
    hour.everyOutcome();
    hour.mistake();
    hour.offline(Path.of(arguments[5]));
    hour.webhook();
  }

  AcceptanceAnswer present(JsonNode card) throws ApiException {
    JsonNode shown = card.get("presentation");
    PresentationBody presentation =
        new PresentationBody()
            .type(shown.path("type").asText(null))
            .value(shown.path("value").asText(null))
            .cardNumber(shown.path("cardNumber").asText(null))
            .identificationCode(shown.path("identificationCode").asText(null))
            .socialSecurityNumber(shown.path("socialSecurityNumber").asText(null))
            .issuer(shown.path("issuer").asText(null));
    return new AcceptanceApi(client)
        .accept(
            new AcceptanceBody()
                .presentation(presentation)
                .item(card.get("item").asText())
                .point(point)
                .idempotencyKey(UUID.randomUUID().toString()));
  }

  /** Each sandbox card gives its outcome; two have to be shown more than once. */
  void everyOutcome() throws Exception {
    JsonNode all = new ObjectMapper().readTree(cards.toFile());
    for (Map.Entry<String, JsonNode> card : all.properties()) {
      if (card.getKey().equals("code-for-the-gate")) {
        continue;
      }
      JsonNode expected = card.getValue().get("expected");
      AcceptanceAnswer answer = present(card.getValue());
      int times = 1;
      while (times++ < 100 && !matches(answer, expected)) {
        answer = present(card.getValue());
      }
      System.out.println(card.getKey() + ": " + answer.getDecision() + " " + answer.getReason());
      if (!matches(answer, expected)) {
        throw new IllegalStateException(card.getKey() + " was to give " + expected);
      }
    }
  }

  static boolean matches(AcceptanceAnswer answer, JsonNode expected) {
    return expected.get("decision").asText().equals(answer.getDecision())
        && expected.get("reason").asText().equals(String.valueOf(answer.getReason()));
  }

  /** A request that is wrong in itself is no decision: it is answered with a problem. */
  void mistake() {
    try {
      new AcceptanceApi(client).accept(new AcceptanceBody().item("library-entry").point(point));
      throw new IllegalStateException("nothing was presented, and yet there was a decision");
    } catch (ApiException refused) {
      Problem problem = Problem.of(refused);
      System.out.println(problem.status() + " " + problem.field() + ": " + problem.remedy());
    }
  }

  /** Receives one event and checks that the node sent it. */
  void webhook() throws Exception {
    CompletableFuture<String> checked = new CompletableFuture<>();
    CompletableFuture<String> signingSecret = new CompletableFuture<>();
    HttpServer receiver = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
    receiver.createContext("/onecard", exchange -> take(exchange, signingSecret, checked));
    receiver.start();
    try {
      String url = "http://localhost:" + receiver.getAddress().getPort() + "/onecard";
      WebhookApi webhooks = new WebhookApi(client);
      Subscribed made =
          webhooks.subscribe(new WebhookWish().url(url).events(List.of("edition.in-force")));
      signingSecret.complete(made.getSecret());
      UUID webhook = UUID.fromString(made.getWebhookId());
      webhooks.ping(webhook);
      System.out.println("webhook: " + checked.get(60, TimeUnit.SECONDS));
      webhooks.end(webhook);
    } finally {
      receiver.stop(0);
    }
  }

  static void take(
      HttpExchange exchange, CompletableFuture<String> secret, CompletableFuture<String> checked) {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      String signature = exchange.getRequestHeaders().getFirst("Onecard-Signature");
      boolean genuine = isGenuine(signature, body, secret.join(), Instant.now());
      exchange.sendResponseHeaders(genuine ? 204 : 400, -1);
      checked.complete((genuine ? "genuine " : "forged ") + new String(body, UTF_8));
    } catch (Exception failure) {
      checked.completeExceptionally(failure);
    }
  }

  static boolean isGenuine(String signature, byte[] body, String secret, Instant now) {
    String[] parts = signature.split("[=,]");
    long seconds = Long.parseLong(parts[1]);
    if (Duration.between(Instant.ofEpochSecond(seconds), now).abs().toMinutes() >= 5) {
      return false;
    }
    HMac mac = new HMac(new SM3Digest());
    mac.init(new KeyParameter(secret.getBytes(UTF_8)));
    byte[] dated = (seconds + ".").getBytes(UTF_8);
    mac.update(dated, 0, dated.length);
    mac.update(body, 0, body.length);
    byte[] expected = new byte[mac.getMacSize()];
    mac.doFinal(expected, 0);
    return MessageDigest.isEqual(expected, HexFormat.of().parseHex(parts[3]));
  }

  /** A gate fetches once, then decides without a network; it uploads what it kept. */
  void offline(Path folder) throws Exception {
    SecureRandom random = new SecureRandom();
    SigningKey key = SigningKey.generate(SignatureAlgorithm.ES256, random);
    String id =
        new RegistrationApi(client)
            .registerTerminal(
                new TerminalBody()
                    .point(point)
                    .algorithm("ES256")
                    .publicKeyPem(key.verificationKey().toPem()))
            .getTerminal();
    TerminalSetup setup =
        new TerminalSetup(
            id,
            folder.resolve(id),
            NodeSetup.acceptor(URI.create(node), clientId, secret),
            key,
            Map.of(),
            Places.shipped()::within,
            TerminalSetup.RETENTION);
    try (Terminal gate = Terminal.open(setup, Clock.systemUTC(), random)) {
      gate.fetch();
      JsonNode card = new ObjectMapper().readTree(cards.toFile()).get("code-for-the-gate");
      String code = card.get("presentation").get("value").asText();
      Instant shown = Files.getLastModifiedTime(cards).toInstant();
      TapOutcome tap = gate.tap(code, card.get("item").asText(), shown);
      System.out.println("offline: " + tap.decision().word() + " " + tap.decision().reason());
      System.out.println("uploaded: " + gate.uploadNext(Optional.empty()).size());
    }
  }
}
