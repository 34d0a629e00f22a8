package org.onecard.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.onecard.card.Cards.HolderAnswer;
import org.onecard.card.Cards.HolderQuestion;
import org.onecard.card.Cards.Shown;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.kernel.region.Region;
import org.onecard.protocol.catalogue.Attribute;
import org.onecard.protocol.json.MalformedDocumentException;
import org.onecard.protocol.status.CardStatus;
import tools.jackson.databind.node.ObjectNode;

class HolderMessagesTest {
  private static final Shown CODE = new Shown.Code(Bytes.of(new byte[16]), 20_777, 4_294_967_295L);

  @Test
  void questionsAndAnswersArriveAsTheyWereSent() {
    List<Shown> all =
        List.of(CODE, new Shown.Chip("A00000001", "5001"), new Shown.Entry("A00000001", "x"));
    for (Shown shown : all) {
      HolderQuestion question = CardFixtures.question(shown, "library", Attribute.AGE_BAND);
      assertThat(HolderQuestion.fromJson(Region.of("51"), question.toJson())).isEqualTo(question);
    }
    List<HolderAnswer> answers =
        List.of(
            new HolderAnswer.Known(
                CardStatus.SUSPENDED, "p", Map.of(Attribute.STUDENT, "yes"), true),
            new HolderAnswer.NotFound(),
            new HolderAnswer.TooManyQuestions());
    for (HolderAnswer answer : answers) {
      assertThat(HolderAnswer.fromJson(answer.toJson())).isEqualTo(answer);
    }
  }

  @Test
  void theAskingRegionIsTheSendersAndNotTheBodys() {
    ObjectNode body = CardFixtures.question(CODE, "library").toJson();
    assertThat(body.has("askedBy")).isFalse();
    assertThat(HolderQuestion.fromJson(Region.of("52"), body).askedBy()).isEqualTo(Region.of("52"));
  }

  @Test
  void aFaultNamesItsField() {
    ObjectNode body = CardFixtures.question(CODE, "library").toJson();
    ((ObjectNode) body.get("shown")).put("token", "AAAA");
    assertThatThrownBy(() -> HolderQuestion.fromJson(Region.of("51"), body))
        .isInstanceOf(MalformedDocumentException.class)
        .hasMessageContaining("shown.token");
  }
}
