package org.onecard.protocol.replacement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.onecard.protocol.json.MalformedDocumentException;
import org.onecard.protocol.json.SignedDocument;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Messages of a replacement; the golden ones were written without this code. */
class ReplacementTest {
  private static final int ENOUGH = 100_000;

  @Test
  void everyGoldenMessageIsReadAndWrittenOctetByOctet() throws IOException {
    assertRoundTrip("questions", document -> ReplacementQuestion.parse(document).write());
    assertRoundTrip("answers", document -> ReplacementAnswer.parse(document).write());
    assertRoundTrip("notices", document -> ReplacementNotice.parse(document).write());
  }

  @Test
  void everyWordOfTheProtocolIsInTheGoldenMessages() throws IOException {
    String golden = golden().toString();
    for (ReplacementQuestion.Wish wish : ReplacementQuestion.Wish.values()) {
      assertThat(golden).contains("\\\"wish\\\":\\\"" + wish.text() + "\\\"");
    }
    for (ReplacementAnswer.Why why : ReplacementAnswer.Why.values()) {
      assertThat(golden).contains("\\\"why\\\":\\\"" + why.text() + "\\\"");
    }
    for (ReplacementNotice.Deed deed : ReplacementNotice.Deed.values()) {
      assertThat(golden).contains("\\\"deed\\\":\\\"" + deed.text() + "\\\"");
    }
  }

  @Test
  void messagesThatCannotBeAreRefusedByField() throws IOException {
    ObjectNode question = parsed(golden().required("questions").get(0));
    assertFault(ReplacementQuestion::parse, question.deepCopy().put("wish", "gold"), "wish");
    assertFault(ReplacementQuestion::parse, question.deepCopy().put("case", "7"), "case");
    assertFault(
        ReplacementQuestion::parse,
        question.deepCopy().put("cardNumber", "0123456789"),
        "cardNumber");
    assertFault(
        ReplacementQuestion::parse, question.deepCopy().put("name", "王".repeat(61)), "name");
    assertFault(ReplacementQuestion::parse, question.deepCopy().put("blind", "AAAA"), "blind");
    ObjectNode answer = parsed(golden().required("answers").get(0));
    assertFault(ReplacementAnswer::parse, answer.deepCopy().put("decision", "maybe"), "decision");
    ObjectNode notice = parsed(golden().required("notices").get(0));
    assertFault(ReplacementNotice::parse, notice.deepCopy().put("at", "noon"), "at");
  }

  private static <T> void assertFault(
      Function<ObjectNode, T> parse, ObjectNode document, String field) {
    assertThatThrownBy(() -> parse.apply(document))
        .isInstanceOfSatisfying(
            MalformedDocumentException.class, e -> assertThat(e.field()).isEqualTo(field));
  }

  private static void assertRoundTrip(String list, Function<ObjectNode, ObjectNode> copy)
      throws IOException {
    JsonNode documents = golden().required(list);
    assertThat(documents.size()).isPositive();
    for (JsonNode document : documents) {
      assertThat(SignedDocument.canonicalText(copy.apply(parsed(document))))
          .isEqualTo(document.asString());
    }
  }

  private static ObjectNode parsed(JsonNode text) {
    return SignedDocument.parse(text.asString(), ENOUGH);
  }

  private static ObjectNode golden() throws IOException {
    try (InputStream resource =
        ReplacementTest.class.getResourceAsStream("/golden/replacement.json")) {
      byte[] octets = Objects.requireNonNull(resource).readAllBytes();
      return SignedDocument.parse(new String(octets, StandardCharsets.UTF_8), ENOUGH);
    }
  }
}
