package org.onecard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onecard.TestNode;
import org.onecard.TwoNodes;
import org.onecard.TwoNodes.DeskOf;
import org.onecard.TwoNodes.Holder;
import org.onecard.protocol.status.CardStatus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The other region's node is down: lists go on serving, and items say what unknown means. */
class PeerSilentTest {
  private static final JsonMapper JSON = new JsonMapper();

  @Test
  void decisionsGoOnByPolicyWhileThePeerIsSilent(@TempDir Path folder) {
    try (TestNode chongqing = TestNode.start("50", folder)) {
      Holder holder;
      DeskOf metro;
      DeskOf library;
      DeskOf hospital;
      try (TestNode sichuan = TestNode.start("51", folder)) {
        TwoNodes nodes = TwoNodes.join(chongqing, sichuan);
        holder = nodes.enrol(0);
        nodes.awaitStatus(holder, CardStatus.VALID);
        metro = nodes.acceptor("metro", "metro-ride");
        library = nodes.acceptor("library", "library-entry");
        hospital = nodes.acceptor("hospital", "outpatient-settlement");
      }

      JsonNode byList = accept(chongqing, metro, "metro-ride", code(holder));
      assertThat(byList.get("decision").asString()).isEqualTo("accepted");
      assertThat(byList.get("provisional").asBoolean()).isFalse();

      JsonNode provisional = accept(chongqing, library, "library-entry", chip(holder));
      assertThat(provisional.get("decision").asString()).isEqualTo("accepted");
      assertThat(provisional.get("provisional").asBoolean()).isTrue();
      assertThat(provisional.get("cardStatus").get("value").asString()).isEqualTo("unknown");
      assertThat(provisional.get("holder").get("pseudonym").isNull()).isTrue();

      JsonNode refused = accept(chongqing, hospital, "outpatient-settlement", chip(holder));
      assertThat(refused.get("decision").asString()).isEqualTo("declined");
      assertThat(refused.get("reason").asString()).isEqualTo("status-unknown");

      JsonNode gate = accept(chongqing, metro, "metro-ride", chip(holder));
      assertThat(gate.get("decision").asString()).isEqualTo("accepted");
      assertThat(gate.get("provisional").asBoolean()).isTrue();
    }
  }

  private static JsonNode accept(TestNode node, DeskOf desk, String item, ObjectNode presentation) {
    ObjectNode body = JSON.createObjectNode();
    body.set("presentation", presentation);
    body.put("item", item);
    body.put("point", desk.point());
    body.put("idempotencyKey", UUID.randomUUID().toString());
    return TwoNodes.ok(node.post("/api/v1/acceptances", desk.token(), body.toString()));
  }

  private static ObjectNode code(Holder holder) {
    long now = java.time.Instant.now().getEpochSecond();
    ObjectNode shown = JSON.createObjectNode();
    shown.put("type", "code");
    shown.put("value", holder.device().show(now).text());
    return shown;
  }

  private static ObjectNode chip(Holder holder) {
    ObjectNode shown = JSON.createObjectNode();
    shown.put("type", "chip");
    shown.put("cardNumber", holder.cardNumber());
    shown.put("identificationCode", holder.identificationCode());
    shown.put("issuer", "51");
    return shown;
  }
}
