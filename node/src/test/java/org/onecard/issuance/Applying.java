package org.onecard.issuance;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.onecard.TestNode;
import org.onecard.TwoNodes;
import org.onecard.card.Cards;
import org.onecard.kernel.identity.SocialSecurityNumber;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Applicants and holders for tests of this context. */
final class Applying {
  static final String API = "/api/v1/applications";
  static final String COUNTER = "/api/v1/counter/applications";
  private static final JsonMapper JSON = new JsonMapper();
  private static final AtomicInteger COUNT = new AtomicInteger((int) (System.nanoTime() % 300_000));

  private Applying() {}

  /** A number nobody was given: births of 1900 to 1929 are before the made-up residents'. */
  static String freshNumber() {
    int count = COUNT.incrementAndGet();
    LocalDate birth = LocalDate.of(1900, 1, 1).plusDays(count % 10_000);
    return SocialSecurityNumber.compose("500199", birth, count / 10_000 % 999).text();
  }

  static ObjectNode form(String kind, String name, String number) {
    return JSON.createObjectNode()
        .put("kind", kind)
        .put("name", name)
        .put("socialSecurityNumber", number)
        .put("telephone", "000-1234567");
  }

  /** A resident of the node with an active card. */
  static Cards.Enrolled holder(TestNode node) {
    return node.bean(Cards.class)
        .enrol(
            "test",
            java.util.List.of(
                new Cards.Enrolment(
                    UUID.randomUUID().toString(),
                    null,
                    java.util.Map.of(),
                    null,
                    java.util.List.of())))
        .getFirst();
  }

  static HttpResponse<String> apply(TestNode node, JsonNode form) {
    return node.send("POST", API, null, form.toString());
  }

  static HttpResponse<String> view(TestNode node, JsonNode applied) {
    return node.send(
        "POST",
        API + "/" + applied.get("reference").asString() + "/view",
        null,
        JSON.createObjectNode().put("secret", applied.get("secret").asString()).toString());
  }

  static HttpResponse<String> step(TestNode node, String clerk, String reference, String act) {
    return node.post(
        COUNTER + "/" + reference + "/steps",
        clerk,
        JSON.createObjectNode().put("act", act).toString());
  }

  /** The state after a step that must be done. */
  static String done(TestNode node, String clerk, String reference, String act) {
    return TwoNodes.ok(step(node, clerk, reference, act)).get("state").asString();
  }

  /** What the problem of an answer is called. */
  static String problem(HttpResponse<String> answer) {
    return TestNode.json(answer).get("type").asString().replaceFirst("^urn:onecard:problem:", "");
  }

  static String png() {
    return picture("png");
  }

  /** A whole picture of this format, in base64. */
  static String picture(String format) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(new BufferedImage(90, 120, BufferedImage.TYPE_INT_RGB), format, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Base64.getEncoder().encodeToString(out.toByteArray());
  }
}
