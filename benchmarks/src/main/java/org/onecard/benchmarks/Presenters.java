package org.onecard.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.kernel.crypto.SignatureAlgorithm;
import org.onecard.kernel.crypto.SigningKey;
import org.onecard.protocol.code.Authorisation;
import org.onecard.protocol.code.SoftwareDevice;
import org.onecard.terminal.link.NodeClient;
import tools.jackson.databind.JsonNode;

/** Residents of region 51 with devices in software, who present codes at a point of region 50. */
final class Presenters {
  private static final int BATCH = 500;
  private static final int KNOWN_WITHIN_SECONDS = 60;

  /** Codes that a core signs in a second, as a guess for planning. */
  private static final int SIGNED_PER_SECOND = 1_500;

  private final List<SoftwareDevice> devices;
  private final Nodes.Acceptor acceptor;
  private final String token;
  private int next;

  private Presenters(List<SoftwareDevice> devices, Nodes.Acceptor acceptor, String token) {
    this.devices = devices;
    this.acceptor = acceptor;
    this.token = token;
  }

  static Presenters enrol(Nodes nodes, int count, SecureRandom random)
      throws IOException, InterruptedException {
    List<SoftwareDevice> devices = new ArrayList<>();
    String run = UUID.randomUUID().toString();
    try (NodeClient issuer = nodes.operator("51")) {
      for (int from = 0; from < count; from += BATCH) {
        devices.addAll(enrolBatch(issuer, run + "-" + from, Math.min(BATCH, count - from), random));
      }
    }
    Nodes.Acceptor acceptor = nodes.acceptor();
    String token = Http.token(nodes.address(), acceptor.clientId(), acceptor.clientSecret());
    Presenters presenters = new Presenters(devices, acceptor, token);
    presenters.waitUntilKnown();
    return presenters;
  }

  /** How long signing so many codes will take on all cores. */
  long secondsToSign(int count) {
    int cores = Runtime.getRuntime().availableProcessors();
    return Math.ceilDiv(count, SIGNED_PER_SECOND * cores);
  }

  /** Whole HTTP requests, each with a code of its own shown at {@code shownAt}. */
  List<byte[]> requests(int count, Instant shownAt) {
    int first = next;
    next += count;
    return IntStream.range(first, first + count)
        .parallel()
        .mapToObj(i -> request(devices.get(i % devices.size()), shownAt.getEpochSecond(), i))
        .toList();
  }

  private byte[] request(SoftwareDevice device, long second, int number) {
    String text;
    synchronized (device) {
      text = device.show(second).text();
    }
    String body = body(text, "bench-" + second + "-" + number);
    String head =
        """
        POST /api/v1/acceptances HTTP/1.1\r
        Host: localhost\r
        Authorization: Bearer %s\r
        Content-Type: application/json\r
        Content-Length: %d\r
        \r
        """
            .formatted(token, body.length());
    return (head + body).getBytes(US_ASCII);
  }

  /** base45 has no character that JSON escapes. */
  private String body(String code, String key) {
    return """
    {"presentation":{"type":"code","value":"%s"},"item":"metro-ride","point":"%s",\
    "idempotencyKey":"%s"}"""
        .formatted(code, acceptor.point(), key);
  }

  /** The issuer's status list must first have reached the node. */
  private void waitUntilKnown() throws InterruptedException {
    SoftwareDevice last = devices.getLast();
    for (int i = 0; i < KNOWN_WITHIN_SECONDS; i++) {
      long second = Instant.now().getEpochSecond();
      Map<String, Object> presentation = new HashMap<>();
      presentation.put("type", "code");
      presentation.put("value", last.show(second).text());
      JsonNode answer =
          acceptor
              .client()
              .post(
                  "/api/v1/acceptances",
                  Map.of(
                      "presentation",
                      presentation,
                      "item",
                      "metro-ride",
                      "point",
                      acceptor.point(),
                      "idempotencyKey",
                      "probe-" + second + "-" + i));
      if (answer.path("decision").asString().equals("accepted")
          && answer.path("cardStatus").path("value").asString().equals("valid")) {
        return;
      }
      TimeUnit.SECONDS.sleep(1);
    }
    throw new IllegalStateException("node 50 does not learn of enrolled cards; see its log");
  }

  private static List<SoftwareDevice> enrolBatch(
      NodeClient issuer, String prefix, int count, SecureRandom random) {
    Map<String, SigningKey> keys = new HashMap<>();
    List<Map<String, Object>> requests = new ArrayList<>();
    String today = LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC).toString();
    for (int i = 0; i < count; i++) {
      SigningKey key = SigningKey.generate(SignatureAlgorithm.ES256, random);
      String reference = "bench-" + prefix + "-" + i;
      keys.put(reference, key);
      String publicKey = Bytes.of(key.verificationKey().compressed()).base64Url();
      requests.add(
          Map.of(
              "reference", reference,
              "deviceKey", Map.of("algorithm", "ES256", "publicKey", publicKey),
              "days", List.of(today)));
    }
    List<SoftwareDevice> devices = new ArrayList<>();
    for (JsonNode resident : issuer.post("/api/v1/operator/enrolments", requests)) {
      SigningKey key = keys.get(resident.required("reference").asString());
      if (key == null) {
        throw new IllegalStateException("the node enrolled somebody nobody asked for");
      }
      String value = resident.required("authorisations").required(0).required("value").asString();
      devices.add(
          new SoftwareDevice(
              Authorisation.parse(Bytes.ofBase64Url(value).toArray()),
              key,
              Integer.toUnsignedLong(random.nextInt())));
    }
    return devices;
  }
}
