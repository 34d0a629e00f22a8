package org.onecard.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.onecard.federation.TestFederations.CHONGQING;
import static org.onecard.federation.TestFederations.SICHUAN;
import static org.onecard.federation.TestFederations.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onecard.federation.Federation.Answer;
import org.onecard.federation.MessageSeal.Place;
import org.onecard.federation.Signer.Content;
import org.onecard.kernel.region.Region;
import org.onecard.protocol.json.SignedDocument;
import org.onecard.web.ProblemException;
import tools.jackson.databind.node.ObjectNode;

class MessagesTest {
  private static final Duration WAIT = Duration.ofMillis(300);
  private static final Duration WEEK = Duration.ofDays(7);

  @TempDir Path folder;
  private TestFederations two;
  private final List<Integer> received = new ArrayList<>();

  @BeforeEach
  void twoNodes() {
    two = new TestFederations(folder);
    two.exchangeTrust();
    listen();
  }

  private void listen() {
    two.federation("51").onTold("note", (sender, body) -> received.add(body.required("n").asInt()));
  }

  @Test
  void toldOnceInOrderAndAcknowledged() throws Exception {
    tell(1);
    tell(2);
    tell(3);
    assertThat(depth()).isEqualTo(3);
    two.deliver();

    assertThat(received).containsExactly(1, 2, 3);
    assertThat(depth()).isZero();
    for (var side : List.of(CHONGQING, SICHUAN)) {
      assertThat(
              two.jdbc(side)
                  .sql(
                      """
                      select count(*) from federation_message
                      where type = 'note' and purpose = 'test' and settled_at is not null
                        and reply_sealed is not null
                      """)
                  .query(Long.class)
                  .single())
          .as("logged at %s", side)
          .isEqualTo(3);
    }
  }

  @Test
  void toldOnlyIfTheCallersTransactionCommits() throws Exception {
    two.transactions(CHONGQING)
        .executeWithoutResult(
            status -> {
              tell(1);
              status.setRollbackOnly();
            });
    assertThat(depth()).isZero();
  }

  @Test
  void peerDownThenBackConverges() throws Exception {
    tell(1);
    two.wire.cut(host(SICHUAN));
    assertThatThrownBy(two::deliver).isInstanceOf(IOException.class);
    tell(2);
    two.restart(CHONGQING);
    two.wire.mend(host(SICHUAN));
    two.deliver();

    assertThat(received).containsExactly(1, 2);
  }

  @Test
  void lostAcknowledgementIsGivenAgainAndHandledOnce() throws Exception {
    tell(1);
    two.wire.onReply = text -> "lost";
    assertThatThrownBy(two::deliver).isInstanceOf(IOException.class);
    two.wire.onReply = text -> text;
    two.deliver();

    assertThat(received).containsExactly(1);
    assertThat(depth()).isZero();
  }

  @Test
  void handlerThatFailsLeavesTheMessageForLater() throws Exception {
    two.federation("51")
        .onTold(
            "fragile",
            (sender, body) -> {
              received.add(0);
              if (received.size() < 2) {
                throw new IllegalStateException("not now");
              }
            });
    two.federation("50").tell(SICHUAN, "fragile", SignedDocument.create(), "test", WEEK);
    assertThatThrownBy(two::deliver).isInstanceOf(IOException.class);
    two.deliver();

    assertThat(received).hasSize(2);
    assertThat(depth()).isZero();
  }

  @Test
  void tamperedMessageIsRefused() {
    tell(1);
    two.wire.onRequest = text -> text.replace("\"n\":1", "\"n\":9");
    assertThatThrownBy(two::deliver).hasMessageContaining("untrusted-message");
    assertThat(received).isEmpty();
  }

  @Test
  void tamperedAcknowledgementIsRefused() {
    tell(1);
    two.wire.onReply = text -> text.replace("\"purpose\":\"test\"", "\"purpose\":\"toast\"");
    assertThatThrownBy(two::deliver).isInstanceOf(IOException.class);
    assertThat(depth()).isEqualTo(1);
  }

  @Test
  void messageOfAnUnknownSenderIsRefused() {
    two.jdbc(SICHUAN).sql("delete from federation_peer").update();
    two.restart(SICHUAN);
    tell(1);
    assertThatThrownBy(two::deliver).hasMessageContaining("unknown-sender");
  }

  @Test
  void gapNamesTheExpectedSequence() throws Exception {
    tell(1);
    tell(2);
    two.deliver();
    String second = two.wire.posted.get(1);
    two.jdbc(SICHUAN).sql("delete from federation_message").update();
    two.jdbc(SICHUAN).sql("delete from federation_channel").update();

    assertThatThrownBy(() -> two.room(SICHUAN).inbox().receive(second))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("sequence-gap")
        .hasMessageContaining("1 is expected");
  }

  @Test
  void brokenChainIsRefused() throws Exception {
    tell(1);
    tell(2);
    two.deliver();
    String second = two.wire.posted.get(1);
    two.jdbc(SICHUAN)
        .sql("update federation_channel set sequence = 1, digest = ?")
        .param("0".repeat(64))
        .update();

    assertThatThrownBy(() -> two.room(SICHUAN).inbox().receive(second))
        .hasMessageContaining("chain-broken");
  }

  @Test
  void twoMessagesUnderOneSequenceAreRefused() throws Exception {
    tell(1);
    two.deliver();
    two.jdbc(CHONGQING).sql("delete from federation_message").update();
    two.jdbc(CHONGQING).sql("delete from federation_channel").update();
    tell(2);

    assertThatThrownBy(two::deliver).hasMessageContaining("sequence-taken");
    assertThat(received).containsExactly(1);
  }

  @Test
  void messageForAnotherRegionIsRefused() {
    String message =
        new Signer(CHONGQING, two.room(CHONGQING).ownKeys(), two.clock())
            .sign(Region.of("52"), Stream.TOLD, 1, "", new Content("note", "test", 60, number(1)))
            .json();
    assertThatThrownBy(() -> two.room(SICHUAN).inbox().receive(message))
        .hasMessageContaining("other-audience");
  }

  @Test
  void messageUnderARevokedKeyIsSignedAgain() throws Exception {
    tell(1);
    two.wire.cut(host(SICHUAN));
    assertThatThrownBy(two::deliver).isInstanceOf(IOException.class);
    two.room(CHONGQING).ownKeys().revoke("50-message-1");
    two.wire.mend(host(SICHUAN));
    two.room(SICHUAN).poll().look(CHONGQING);
    two.deliver();

    assertThat(received).containsExactly(1);
  }

  @Test
  void aKeyRevokedBetweenReceiptAndAcknowledgementHoldsNothingUp() throws Exception {
    tell(1);
    tell(2);
    two.wire.onReply = text -> "lost";
    assertThatThrownBy(two::deliver).isInstanceOf(IOException.class);
    two.wire.onReply = text -> text;
    two.room(CHONGQING).ownKeys().revoke("50-message-1");
    two.room(SICHUAN).poll().look(CHONGQING);
    two.deliver();

    assertThat(received).containsExactly(1, 2);
    assertThat(depth()).isZero();
    assertThat(digests(SICHUAN)).isEqualTo(digests(CHONGQING)).hasSize(2);
  }

  @Test
  void aSequenceOfTheLastMessageIsTakenByNoOtherContent() throws Exception {
    tell(1);
    two.deliver();
    Place place = new Place(MessageLog.OUT, SICHUAN, Stream.TOLD, 1);
    String json = two.seal(CHONGQING).open(place, sealedMessage()).replace("\"n\":1", "\"n\":9");
    two.jdbc(CHONGQING)
        .sql("update federation_message set settled_at = null, json_sealed = ?")
        .param(two.seal(CHONGQING).seal(MessageSeal.JSON, place, json))
        .update();
    two.room(CHONGQING).ownKeys().revoke("50-message-1");
    two.room(SICHUAN).poll().look(CHONGQING);

    assertThatThrownBy(two::deliver).hasMessageContaining("sequence-taken");
    assertThat(received).containsExactly(1);
  }

  private byte[] sealedMessage() {
    return two.jdbc(CHONGQING)
        .sql("select json_sealed from federation_message where direction = 'out'")
        .query(byte[].class)
        .single();
  }

  @Test
  void whatMessagesSayLiesSealedWaitingAndLogged() throws Exception {
    tell(1);
    assertThat(kept(CHONGQING)).doesNotContain("\"n\"", hex("\"n\""));
    two.deliver();
    for (Region side : List.of(CHONGQING, SICHUAN)) {
      assertThat(kept(side)).contains("note").doesNotContain("\"n\"", hex("\"n\""));
    }
  }

  @Test
  void whatAnOlderProgramKeptInPlainTextIsSealedAtTheStartAndStillDelivered() throws Exception {
    tell(1);
    two.jdbc(CHONGQING)
        .sql("update federation_outbox set body = ?, body_sealed = null")
        .param("{\"n\":7}")
        .update();
    two.restart(CHONGQING);
    assertThat(kept(CHONGQING)).doesNotContain("\"n\"");
    two.deliver();
    assertThat(received).containsExactly(7);
  }

  private String kept(Region side) {
    return two.jdbc(side)
        .sql(
            """
            select coalesce(string_agg(t, ' '), '') from (
              select m::text t from federation_message m
              union all select o::text from federation_outbox o) kept
            """)
        .query(String.class)
        .single();
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
  }

  private List<String> digests(Region side) {
    return two.jdbc(side)
        .sql("select digest from federation_message where type = 'note' order by sequence")
        .query(String.class)
        .list();
  }

  @Test
  void bodyIsErasedAfterRetentionAndItsDigestStays() throws Exception {
    tell(1);
    two.deliver();
    two.clock().advance(WEEK.plusSeconds(1));
    for (var side : List.of(CHONGQING, SICHUAN)) {
      assertThat(two.room(side).messages().erase(two.clock().instant())).isEqualTo(1);
    }
    tell(2);
    two.deliver();
    assertThat(received).containsExactly(1, 2);
  }

  @Test
  void asksAndIsAnswered() {
    two.federation("51").onAsked("double", (sender, q) -> number(2 * q.required("n").asInt()));

    assertThat(ask(21)).isEqualTo(new Answer.Answered(number(42)));
    assertThat(
            two.jdbc(SICHUAN)
                .sql("select purpose from federation_message where stream = 'asked'")
                .query(String.class)
                .list())
        .containsExactly("test");
  }

  @Test
  void questionThatNobodyAnswersIsRefusedBySignature() {
    assertThat(ask(1)).isInstanceOf(Answer.Refused.class);
  }

  @Test
  void questionIsAnsweredOnce() {
    two.federation("51").onAsked("double", (sender, q) -> number(0));
    ask(1);
    assertThatThrownBy(() -> two.room(SICHUAN).desk().answer(two.wire.posted.getFirst()))
        .hasMessageContaining("question-replayed");
  }

  @Test
  void staleQuestionIsRefused() {
    two.federation("51").onAsked("double", (sender, q) -> number(0));
    two.wire.cut(host(SICHUAN));
    ask(1);
    two.wire.mend(host(SICHUAN));
    two.wire.onRequest =
        text -> {
          two.clock().advance(Duration.ofSeconds(61));
          return text;
        };
    assertThat(ask(2)).isInstanceOf(Answer.NoAnswer.class);
  }

  @Test
  void tamperedAnswerIsNone() {
    two.federation("51").onAsked("double", (sender, q) -> number(2));
    two.wire.onReply = text -> text.replace("{\"n\":2}", "{\"n\":3}");
    assertThat(ask(1)).isInstanceOf(Answer.NoAnswer.class);
  }

  @Test
  void answerToAnotherQuestionIsNone() {
    two.federation("51").onAsked("double", (sender, q) -> number(2));
    List<String> replies = new ArrayList<>();
    two.wire.onReply =
        text -> {
          replies.add(text);
          return replies.getFirst();
        };
    assertThat(ask(1)).isInstanceOf(Answer.Answered.class);
    assertThat(ask(1)).isInstanceOf(Answer.NoAnswer.class);
  }

  @Test
  void peerThatIsDownIsNotAskedForAWhile() {
    two.federation("51").onAsked("double", (sender, q) -> number(2));
    two.wire.cut(host(SICHUAN));
    for (int i = 0; i < FederationLimits.FAILURES_UNTIL_BREAK; i++) {
      ask(1);
    }
    two.wire.mend(host(SICHUAN));
    assertThat(ask(1)).isInstanceOf(Answer.NoAnswer.class);

    two.clock().advance(FederationLimits.BREAK);
    assertThat(ask(1)).isInstanceOf(Answer.Answered.class);
    assertThat(ask(1)).isInstanceOf(Answer.Answered.class);
  }

  @Test
  void neverAsksInsideATransaction() {
    assertThatThrownBy(() -> two.transactions(CHONGQING).executeWithoutResult(status -> ask(1)))
        .isInstanceOf(IllegalStateException.class);
  }

  private Answer ask(int n) {
    return two.federation("50").ask(SICHUAN, "double", number(n), "test", WAIT);
  }

  private void tell(int n) {
    two.federation("50").tell(SICHUAN, "note", number(n), "test", WEEK);
  }

  private long depth() {
    return two.room(CHONGQING).messages().depth(SICHUAN);
  }

  private static ObjectNode number(int n) {
    return SignedDocument.create().put("n", n);
  }
}
