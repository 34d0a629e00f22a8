package org.onecard.cli.list;

import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.onecard.cli.operate.NodeClient;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.kernel.crypto.SignatureAlgorithm;
import org.onecard.kernel.crypto.SigningKey;
import org.onecard.kernel.identity.UnifiedSocialCreditCode;
import org.onecard.protocol.code.Authorisation;
import org.onecard.protocol.code.SoftwareDevice;
import tools.jackson.databind.JsonNode;

/** A theatre's entrance, which takes cards of region 51 for one item. */
final class TheatreDesk {
  static final String ITEM = "theatre-entry";
  private static final String OPERATOR = "operator";
  private static final SecureRandom RANDOM = new SecureRandom();

  private final RegionProcess node;
  private final String point;
  private final String client;
  private final String secret;

  private TheatreDesk(RegionProcess node, String point, String client, String secret) {
    this.node = node;
    this.point = point;
    this.client = client;
    this.secret = secret;
  }

  /** Registers the theatre and its entrance at a place of the region. */
  static TheatreDesk open(RegionProcess node, String place) {
    String subject =
        place.substring(0, 2) + "0199" + "%09d".formatted(RANDOM.nextInt(1_000_000_000));
    JsonNode acceptor =
        node.client()
            .post(
                OPERATOR,
                "/api/v1/operator/acceptors",
                Map.of(
                    "creditCode", UnifiedSocialCreditCode.compose("91" + subject).text(),
                    "nameZh", "演示剧场",
                    "nameEn", "Demonstration theatre",
                    "sector", "theatre",
                    "items", List.of(),
                    "validFrom", "2025-01-01"));
    JsonNode point =
        node.client()
            .post(
                OPERATOR,
                "/api/v1/operator/points",
                Map.of(
                    "acceptorId", acceptor.required("acceptorId").asString(),
                    "nameZh", "入口",
                    "nameEn", "Entrance",
                    "place", place,
                    "validFrom", "2025-01-01"));
    return new TheatreDesk(
        node,
        point.required("point").asString(),
        acceptor.required("clientId").asString(),
        acceptor.required("clientSecret").asString());
  }

  /** Takes the code of a new holder whose card {@code issuer} has just made. */
  HttpResponse<String> accept(NodeClient issuer) throws Exception {
    SoftwareDevice device = device(issuer);
    String token = node.clientToken(client, secret);
    return node.post(
        "/api/v1/acceptances",
        token,
        Map.of(
            "presentation",
            Map.of(
                "type", "code", "value", device.show(node.clock().now().getEpochSecond()).text()),
            "item",
            ITEM,
            "point",
            point,
            "idempotencyKey",
            UUID.randomUUID().toString()));
  }

  private SoftwareDevice device(NodeClient issuer) {
    SigningKey key = SigningKey.generate(SignatureAlgorithm.ES256, RANDOM);
    Map<String, Object> wish =
        Map.of(
            "reference",
            UUID.randomUUID().toString(),
            "deviceKey",
            Map.of(
                "algorithm",
                "ES256",
                "publicKey",
                Bytes.of(key.verificationKey().compressed()).base64Url()),
            "days",
            List.of(LocalDate.ofInstant(node.clock().now(), ZoneOffset.UTC).toString()));
    String value =
        issuer
            .post(OPERATOR, "/api/v1/operator/enrolments", List.of(wish))
            .required(0)
            .required("authorisations")
            .required(0)
            .required("value")
            .asString();
    return new SoftwareDevice(Authorisation.parse(Bytes.ofBase64Url(value).toArray()), key, 1);
  }
}
