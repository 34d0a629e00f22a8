package org.onecard.protocol.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.onecard.protocol.catalogue.ItemAct.Deed;
import org.onecard.protocol.json.MalformedDocumentException;
import org.onecard.protocol.json.SignedDocument;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Acts as they are told; the golden ones were written and digested without this code. */
class ItemActTest {
  private static final int ENOUGH = 1_000_000;

  @Test
  void everyGoldenActIsReadAndWrittenOctetByOctet() throws IOException {
    JsonNode golden = golden();
    Set<String> deeds = new HashSet<>();
    for (JsonNode document : golden.required("documents")) {
      ItemAct act = ItemAct.parse(SignedDocument.parse(document.asString(), ENOUGH));
      assertThat(SignedDocument.canonicalText(act.write())).isEqualTo(document.asString());
      assertThat(act.deed().isPublic()).isTrue();
      deeds.add(act.deed().kind());
    }
    assertThat(deeds)
        .containsExactlyInAnyOrder(
            "submitted", "commented", "revised", "agreed", "approved", "refused", "retracted");
  }

  @Test
  void whatIsAgreedToIsTheDigestOfTheWholePaper() throws IOException {
    JsonNode golden = golden();
    ItemAct submitted = act(golden, 0);
    ItemPaper paper = ((Deed.Submitted) submitted.deed()).paper();
    assertThat(paper.digest()).isEqualTo(golden.required("paperDigest").asString());
    assertThat(((Deed.Agreed) act(golden, 3).deed()).digest()).isEqualTo(paper.digest());
    ItemPaper other =
        new ItemPaper(
            paper.listing(),
            paper.change(),
            paper.item(),
            paper.baseEdition() + 1,
            paper.authorities(),
            paper.content());
    assertThat(other.digest()).isNotEqualTo(paper.digest());
  }

  @Test
  void actsThatCannotBeAreRefusedByField() throws IOException {
    ObjectNode submitted = act(golden(), 0).write();
    assertFault(submitted.deepCopy().put("deed", "sold"), "deed");
    assertFault(submitted.deepCopy().put("sequence", 1_001), "sequence");
    assertFault(submitted.deepCopy().put("proposal", "7"), "proposal");
    ObjectNode another = submitted.deepCopy();
    ((ObjectNode) another.required("paper")).put("item", "metro-ride");
    assertFault(another, "paper.item");
    ObjectNode twice = submitted.deepCopy();
    ((ObjectNode) twice.required("paper")).putArray("authorities").add("50").add("50");
    assertFault(twice, "paper.authorities");
    assertFault(act(golden(), 3).write().put("digest", "00"), "digest");
  }

  private static void assertFault(ObjectNode document, String field) {
    assertThatThrownBy(() -> ItemAct.parse(document))
        .isInstanceOfSatisfying(
            MalformedDocumentException.class, e -> assertThat(e.field()).isEqualTo(field));
  }

  private static ItemAct act(JsonNode golden, int index) {
    String text = golden.required("documents").get(index).asString();
    return ItemAct.parse(SignedDocument.parse(text, ENOUGH));
  }

  private static JsonNode golden() throws IOException {
    try (InputStream resource = ItemActTest.class.getResourceAsStream("/golden/item-act.json")) {
      byte[] octets = Objects.requireNonNull(resource).readAllBytes();
      return SignedDocument.parse(new String(octets, StandardCharsets.UTF_8), ENOUGH);
    }
  }
}
