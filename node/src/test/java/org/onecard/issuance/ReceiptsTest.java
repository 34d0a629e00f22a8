package org.onecard.issuance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.onecard.NodeTest;
import org.onecard.TestNode;
import org.onecard.TwoNodes;
import org.onecard.access.Role;
import org.onecard.access.StaffForTests;
import org.onecard.card.CardAction;
import org.onecard.card.Cards;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What receipts say: what, where, when, by which staff number, what next, and nothing unmasked. */
class ReceiptsTest extends NodeTest {
  private static final TestNode NODE = node("50");
  private static final JsonMapper JSON = new JsonMapper();

  private final StaffForTests.Made clerk = StaffForTests.of(NODE).withRoles(Role.CLERK);
  private final Receipts receipts = NODE.bean(Receipts.class);

  @Test
  void anApplicationAndItsHandOverHaveReceipts() throws IOException {
    String number = Applying.freshNumber();
    JsonNode applied =
        TwoNodes.ok(
            NODE.post(
                Applying.COUNTER,
                clerk.token(),
                Applying.form("first", "欧阳小明", number).toString()));
    String reference = applied.get("reference").asString();
    String text = text(receipts.application(clerk.member(), reference));
    assertThat(text)
        .contains("社会保障卡申领回执", "首次申领", reference, "***明", clerk.member().staffId())
        .doesNotContain(number, "欧阳", applied.get("secret").asString());

    String path = Applying.API + "/" + reference + "/receipt";
    HttpResponse<String> own = NODE.send("POST", path, null, secret(applied, "secret"));
    assertThat(own.statusCode()).isEqualTo(200);
    assertThat(own.headers().firstValue("Content-Type")).hasValue("application/pdf");
    assertThat(own.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    assertThat(own.body()).startsWith("%PDF-");
    assertThat(NODE.send("POST", path, null, secret(applied, "reference")).statusCode())
        .isEqualTo(404);

    String handOver = Applying.COUNTER + "/" + reference + "/receipts/hand-over";
    assertThat(NODE.get(handOver, clerk.token()).statusCode()).isEqualTo(409);
    Applying.done(NODE, clerk.token(), reference, "check");
    Applying.done(NODE, clerk.token(), reference, "fulfil");
    assertThat(NODE.get(handOver, clerk.token()).body()).startsWith("%PDF-");
    assertThat(text(receipts.handOver(clerk.member(), reference)))
        .contains("社会保障卡交付回执", "测试处", "卡已启用", clerk.member().staffId())
        .doesNotContain(number, "欧阳");
  }

  @Test
  void aReplacementHasAReceipt() throws IOException {
    Cards.Enrolled holder = Applying.holder(NODE);
    String path = "/api/v1/counter/holders/" + holder.residentId() + "/receipt";
    assertThat(NODE.get(path, clerk.token()).statusCode()).isEqualTo(409);
    NODE.bean(Counter.class)
        .act(clerk.member(), holder.residentId(), CardAction.REPLACE, true, null);
    assertThat(NODE.get(path, clerk.token()).statusCode()).isEqualTo(200);
    assertThat(text(receipts.replacement(clerk.member(), holder.residentId())))
        .contains("社会保障卡补换卡回执", "旧卡已停用", clerk.member().staffId())
        .doesNotContain(holder.name(), holder.socialSecurityNumber(), holder.cardNumber());
  }

  static String text(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }

  private static String secret(JsonNode applied, String member) {
    return JSON.createObjectNode().put("secret", applied.get(member).asString()).toString();
  }
}
