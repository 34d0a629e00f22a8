package org.onecard;

import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onecard.catalogue.Catalogue;
import org.onecard.federation.Federation;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.kernel.crypto.SignatureAlgorithm;
import org.onecard.kernel.crypto.SigningKey;
import org.onecard.kernel.identity.UnifiedSocialCreditCode;
import org.onecard.kernel.region.Region;
import org.onecard.protocol.code.Authorisation;
import org.onecard.protocol.code.SoftwareDevice;
import org.onecard.protocol.status.CardStatus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The shared nodes of 重庆 (50) and 四川 (51) with trust exchanged and the first edition in force. */
public final class TwoNodes {
  private static final JsonMapper JSON = new JsonMapper();
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Duration SOON = Duration.ofSeconds(30);
  private static @Nullable TwoNodes shared;

  private final TestNode chongqing;
  private final TestNode sichuan;

  private TwoNodes(TestNode chongqing, TestNode sichuan) {
    this.chongqing = chongqing;
    this.sichuan = sichuan;
  }

  /** A registered acceptor with one point, and a token of its client. */
  public record DeskOf(String acceptor, String point, String token) {}

  /** A resident of region 51 as enrolled, with a device in software. */
  public record Holder(
      String cardNumber,
      String socialSecurityNumber,
      String identificationCode,
      SigningKey deviceKey,
      Authorisation authorisation) {

    /** A device whose counter begins at random. */
    public SoftwareDevice device() {
      return new SoftwareDevice(authorisation, deviceKey, RANDOM.nextInt() & 0xffff_ffffL);
    }
  }

  /** Both nodes, started and joined the first time. */
  public static synchronized TwoNodes shared() {
    TwoNodes joined = shared;
    if (joined == null) {
      joined = join(TestNode.shared("50"), TestNode.shared("51"));
      shared = joined;
    }
    return joined;
  }

  /** Exchanges trust between two fresh nodes and lets both approve the first edition. */
  public static TwoNodes join(TestNode chongqing, TestNode sichuan) {
    TwoNodes nodes = new TwoNodes(chongqing, sichuan);
    nodes.trust(chongqing, sichuan, "51");
    nodes.trust(sichuan, chongqing, "50");
    nodes.approve(chongqing);
    nodes.approve(sichuan);
    await()
        .atMost(SOON)
        .until(
            () ->
                inForce(chongqing)
                    && inForce(sichuan)
                    && chongqing.bean(Federation.class).statusOf(Region.of("51")).isPresent());
    return nodes;
  }

  /** The node of region 50. */
  public TestNode chongqing() {
    return chongqing;
  }

  /** The node of region 51. */
  public TestNode sichuan() {
    return sichuan;
  }

  /** Registers an acceptor at region 50 with a point in Chongqing's 渝中区. */
  public DeskOf acceptor(String sector, String... items) {
    ObjectNode body = JSON.createObjectNode();
    body.put("creditCode", creditCode());
    body.put("nameZh", "测试用卡单位");
    body.put("nameEn", "Test acceptor");
    body.put("sector", sector);
    body.put("validFrom", "2025-01-01");
    var list = body.putArray("items");
    for (String item : items) {
      list.add(item);
    }
    JsonNode made = operator(chongqing, "/api/v1/operator/acceptors", body);
    ObjectNode point = JSON.createObjectNode();
    point.put("acceptorId", made.get("acceptorId").asString());
    point.put("nameZh", "测试受理点");
    point.put("nameEn", "Test point");
    point.put("place", "500103");
    point.put("validFrom", "2025-01-01");
    return new DeskOf(
        made.get("acceptorId").asString(),
        operator(chongqing, "/api/v1/operator/points", point).get("point").asString(),
        chongqing.token(made.get("clientId").asString(), made.get("clientSecret").asString()));
  }

  /** A checked credit code of nobody. */
  public static String creditCode() {
    String digits = "%09d".formatted(RANDOM.nextInt(1_000_000_000));
    return UnifiedSocialCreditCode.compose("91500103" + digits).text();
  }

  /** Enrols a resident at region 51 whose device is authorised for a day (UTC) so many back. */
  public Holder enrol(int daysBack) {
    SigningKey key = SigningKey.generate(SignatureAlgorithm.ES256, RANDOM);
    LocalDate day = LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC).minusDays(daysBack);
    ObjectNode body = JSON.createObjectNode();
    body.put("reference", UUID.randomUUID().toString());
    ObjectNode device = body.putObject("deviceKey");
    device.put("algorithm", "ES256");
    device.put("publicKey", Bytes.of(key.verificationKey().compressed()).base64Url());
    body.putArray("days").add(day.toString());
    JsonNode made =
        operator(sichuan, "/api/v1/operator/enrolments", JSON.createArrayNode().add(body)).get(0);
    String value = made.get("authorisations").get(0).get("value").asString();
    return new Holder(
        made.get("cardNumber").asString(),
        made.get("socialSecurityNumber").asString(),
        made.get("identificationCode").asString(),
        key,
        Authorisation.parse(Bytes.ofBase64Url(value).toArray()));
  }

  /** Waits until region 50 holds a list of 51 that says this of the holder. */
  public void awaitStatus(Holder holder, CardStatus status) {
    Authorisation authorisation = holder.authorisation();
    await()
        .atMost(SOON)
        .until(
            () ->
                chongqing
                    .bean(Federation.class)
                    .statusOf(Region.of("51"))
                    .map(
                        lists ->
                            lists
                                .ofCode(
                                    authorisation.expiryDay(),
                                    authorisation.statusIndex(),
                                    Instant.now())
                                .value())
                    .filter(status::equals)
                    .isPresent());
  }

  /** POSTs as the node's operator; anything but 2xx fails. */
  public static JsonNode operator(TestNode node, String path, JsonNode body) {
    return ok(node.post(path, node.operatorToken(), body.toString()));
  }

  /** The JSON of an answer that must be a success. */
  public static JsonNode ok(HttpResponse<String> answer) {
    if (answer.statusCode() / 100 != 2) {
      throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    }
    return TestNode.json(answer);
  }

  private void trust(TestNode node, TestNode peer, String region) {
    ObjectNode body = JSON.createObjectNode();
    body.put("region", region);
    body.put("url", peer.url());
    body.put(
        "fingerprint",
        peer.directory().read(peer.directory().file("root-fingerprint.txt")).orElseThrow().strip());
    operator(node, "/api/v1/operator/peers", body);
  }

  private void approve(TestNode node) {
    JsonNode proposed =
        ok(node.post("/api/v1/catalogue/editions", node.approverToken(), "{\"seed\":\"first\"}"));
    ObjectNode approval = JSON.createObjectNode();
    approval.put("digest", proposed.get("digest").asString());
    ok(
        node.post(
            "/api/v1/catalogue/editions/1/approvals", node.approverToken(), approval.toString()));
  }

  private static boolean inForce(TestNode node) {
    return node.bean(Catalogue.class).inForce(Instant.now()).isPresent();
  }

  /** The items in force at region 50. */
  public List<String> items() {
    return chongqing.bean(Catalogue.class).inForce(Instant.now()).orElseThrow().items().stream()
        .map(item -> item.code())
        .toList();
  }
}
