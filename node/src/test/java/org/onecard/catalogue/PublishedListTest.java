package org.onecard.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.math.BigInteger;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERSequence;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onecard.NodeTest;
import org.onecard.TestNode;
import org.onecard.TwoNodes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Two running nodes publish one list; openssl, which knows nothing of us, checks what they sign.
 */
class PublishedListTest extends NodeTest {
  private static final String LIST = "/.well-known/onecard/list.json";
  private static final String KEYS = "/.well-known/onecard/keys.json";

  @TempDir Path folder;

  @BeforeAll
  static void provinces() {
    TwoNodes.shared();
  }

  @Test
  void bothNodesPublishTheSameListOctetByOctet() {
    String list = node("50").get(LIST).body();
    assertThat(node("51").get(LIST).body()).isEqualTo(list);
    assertThat(TestNode.json(node("50").get(LIST)).required("items").size()).isEqualTo(55);
  }

  @Test
  void opensslVerifiesEverySignatureUnderTheList() throws Exception {
    ObjectNode list = (ObjectNode) TestNode.json(node("50").get(LIST));
    JsonNode signatures = list.remove("signatures");
    byte[] signed = new JsonCanonicalizer(list.toString()).getEncodedUTF8();
    assertThat(signatures.size()).isEqualTo(2);
    for (JsonNode signature : signatures) {
      String region = signature.required("region").asString();
      String pem = publicKey(node(region), signature.required("keyId").asString());
      String value = signature.required("value").asString();
      assertThat(opensslAccepts(pem, signed, value)).as("region %s", region).isTrue();
      signed[10] ^= 1;
      assertThat(opensslAccepts(pem, signed, value)).as("altered").isFalse();
      signed[10] ^= 1;
    }
  }

  @Test
  void opensslVerifiesTheRootsSignatureUnderTheKeys() throws Exception {
    for (String region : List.of("50", "51")) {
      ObjectNode keys = (ObjectNode) TestNode.json(node(region).get(KEYS));
      JsonNode signature = keys.remove("signature");
      byte[] signed = new JsonCanonicalizer(keys.toString()).getEncodedUTF8();
      String pem = publicKey(node(region), signature.required("keyId").asString());
      assertThat(opensslAccepts(pem, signed, signature.required("value").asString())).isTrue();
    }
  }

  @Test
  void peersAreShownToTheOperatorAlone() {
    assertThat(node("50").get("/api/v1/operator/peers").statusCode()).isEqualTo(401);
    assertThat(node("50").get("/api/v1/operator/peers", node("50").approverToken()).statusCode())
        .isEqualTo(403);
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> {
              HttpResponse<String> peers =
                  node("50").get("/api/v1/operator/peers", node("50").operatorToken());
              JsonNode peer = TestNode.json(peers).get(0);
              assertThat(peer.required("region").asString()).isEqualTo("51");
              assertThat(peer.required("state").asString()).isEqualTo("trusted");
              assertThat(peer.required("outboxDepth").asLong()).isZero();
            });
  }

  @Test
  void whatAnOperatorOrApproverSendsIsCheckedByField() {
    assertRefused("/api/v1/operator/peers", "{}", "region");
    assertRefused("/api/v1/operator/peers", "{\"region\":\"50\"}", "url");
    assertRefused("/api/v1/operator/keys/rotations", "{\"use\":\"root\"}", "use");
    assertRefused("/api/v1/catalogue/editions", "{\"seed\":\"second\"}", "seed");
    assertRefused("/api/v1/catalogue/editions", "{\"number\":2}", "previous");
    assertRefused("/api/v1/catalogue/overlays", "{\"narrowings\":[null]}", "narrowings[0].item");
    assertRefused(
        "/api/v1/catalogue/overlays",
        "{\"narrowings\":[{\"item\":\"metro-ride\",\"places\":[]}]}",
        "narrowings[0].places");
  }

  private static void assertRefused(String path, String body, String field) {
    boolean operator = path.startsWith("/api/v1/operator");
    String token = operator ? node("50").operatorToken() : node("50").approverToken();
    HttpResponse<String> refused = node("50").post(path, token, body);
    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
    assertThat(TestNode.json(refused).path("field").asString()).isEqualTo(field);
    assertThat(TestNode.json(refused).path("remedy").asString()).isNotBlank();
  }

  @Test
  void onlyAnApproverApproves() {
    assertThat(
            node("50")
                .post(
                    "/api/v1/catalogue/editions",
                    node("50").operatorToken(),
                    "{\"seed\":\"first\"}")
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void itemsAreListedForAnyoneByDomain() {
    HttpResponse<String> transit = node("50").get("/api/v1/items?domain=transit");
    assertThat(TestNode.json(transit).required("items").size()).isEqualTo(5);
    assertThat(node("50").get("/api/v1/items?domain=space").statusCode()).isEqualTo(400);
  }

  @Test
  void unsignedMessageIsRefused() {
    HttpResponse<String> refused =
        node("50").send("POST", "/federation/v1/messages", null, "{\"sender\":\"52\"}");
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("unknown-sender");
    assertThat(node("50").send("POST", "/federation/v1/messages", null, "[]").statusCode())
        .isEqualTo(400);
  }

  private static String publicKey(TestNode node, String keyId) {
    for (JsonNode key : TestNode.json(node.get(KEYS)).required("keys")) {
      if (key.required("keyId").asString().equals(keyId)) {
        return key.required("publicKeyPem").asString();
      }
    }
    throw new IllegalStateException("no key " + keyId);
  }

  /** Whether openssl takes r‖s, turned into the DER it wants, as this key's over the text. */
  private boolean opensslAccepts(String pem, byte[] text, String signature)
      throws IOException, InterruptedException {
    Path key = Files.writeString(folder.resolve("key.pem"), pem);
    Path message = Files.write(folder.resolve("message"), text);
    Path der = Files.write(folder.resolve("signature"), der(signature));
    Process openssl =
        new ProcessBuilder(
                "openssl",
                "pkeyutl",
                "-verify",
                "-pubin",
                "-inkey",
                key.toString(),
                "-rawin",
                "-digest",
                "sm3",
                "-pkeyopt",
                "distid:1234567812345678",
                "-in",
                message.toString(),
                "-sigfile",
                der.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(openssl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int exit = openssl.waitFor();
    assertThat(said).contains("Signature Verif");
    return exit == 0;
  }

  private static byte[] der(String signature) throws IOException {
    byte[] raw = Base64.getUrlDecoder().decode(signature);
    var integers = new ASN1EncodableVector();
    for (int half = 0; half < 2; half++) {
      byte[] octets = Arrays.copyOfRange(raw, 32 * half, 32 * half + 32);
      integers.add(new ASN1Integer(new BigInteger(1, octets)));
    }
    return new DERSequence(integers).getEncoded();
  }
}
