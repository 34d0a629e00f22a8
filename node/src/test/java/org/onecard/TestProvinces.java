package org.onecard;

import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/**
 * The shared nodes of Chongqing and Sichuan, trusting each other and with the first edition in
 * force: what {@code onecard up} makes of two empty nodes.
 */
public final class TestProvinces {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private TestProvinces() {}

  /** Makes it so, the first time; the nodes are then {@code node("50")} and {@code node("51")}. */
  public static synchronized void ready() {
    TestNode chongqing = TestNode.shared("50");
    TestNode sichuan = TestNode.shared("51");
    introduce(chongqing, sichuan);
    introduce(sichuan, chongqing);
    for (TestNode node : List.of(chongqing, sichuan)) {
      approveFirstEdition(node);
    }
    for (TestNode node : List.of(chongqing, sichuan)) {
      await()
          .atMost(PATIENCE)
          .until(() -> node.get("/.well-known/onecard/list.json").statusCode() == 200);
    }
  }

  /** The operator of {@code at} confirms the root of {@code peer}. */
  public static void introduce(TestNode at, TestNode peer) {
    String fingerprint =
        peer.directory().read(peer.directory().file("root-fingerprint.txt")).orElseThrow().strip();
    String region = peer.directory().root().getFileName().toString();
    requireOk(
        at.post(
            "/api/v1/operator/peers",
            at.operatorToken(),
            "{\"region\":\"%s\",\"url\":\"%s\",\"fingerprint\":\"%s\"}"
                .formatted(region, peer.url(), fingerprint)));
  }

  private static void approveFirstEdition(TestNode node) {
    String editions = "/api/v1/catalogue/editions";
    String token = node.approverToken();
    HttpResponse<String> draft = requireOk(node.post(editions, token, "{\"seed\":\"first\"}"));
    String digest = TestNode.json(draft).required("digest").asString();
    requireOk(node.post(editions + "/1/approvals", token, "{\"digest\":\"%s\"}".formatted(digest)));
  }

  private static HttpResponse<String> requireOk(HttpResponse<String> response) {
    if (response.statusCode() != 200) {
      throw new IllegalStateException(response.uri() + ": " + response.body());
    }
    return response;
  }
}
