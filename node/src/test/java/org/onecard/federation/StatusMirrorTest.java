package org.onecard.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.onecard.federation.TestFederations.CHONGQING;
import static org.onecard.federation.TestFederations.SICHUAN;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onecard.protocol.status.CardStatus;
import org.onecard.protocol.status.StatusLists;
import org.onecard.protocol.status.UntrustedStatusException;
import org.onecard.protocol.trust.KeySet;

class StatusMirrorTest {
  private static final long DAY = 20_780;
  private static final int FIRST_SUSPENDED = 2;

  @TempDir Path folder;
  private TestFederations two;

  @BeforeEach
  void twoNodes() {
    two = new TestFederations(folder);
    two.exchangeTrust();
  }

  @Test
  void mirrorsWhatThePeerPublishes() {
    two.publish(SICHUAN, 1, 0);
    look();

    StatusLists lists = two.federation("50").statusOf(SICHUAN).orElseThrow();
    assertThat(lists.head().number()).isEqualTo(1);
    assertThat(first(lists)).isEqualTo(CardStatus.VALID);
    assertThat(two.room(CHONGQING).statuses().regions()).containsExactly(SICHUAN);
  }

  @Test
  void fetchesOnlyChangedShards() {
    two.publish(SICHUAN, 1, 0);
    look();
    two.wire.fetched.clear();
    var head = two.publish(SICHUAN, 2, FIRST_SUSPENDED);
    look();

    assertThat(two.wire.fetched)
        .containsExactly(
            "/.well-known/onecard/keys.json",
            "/status/v1/51/head",
            "/status/v1/51/shards/" + head.days().getFirst().shardDigests().getFirst());
    assertThat(first(two.federation("50").statusOf(SICHUAN).orElseThrow()))
        .isNotEqualTo(CardStatus.VALID);
  }

  @Test
  void earlierHeadStaysSevenDaysForTapsDecidedAgain() {
    two.publish(SICHUAN, 1, 0);
    look();
    two.publish(SICHUAN, 2, FIRST_SUSPENDED);
    look();
    two.restart(CHONGQING);

    StatusLists earlier = two.federation("50").statusAt(SICHUAN, 1).orElseThrow();
    assertThat(first(earlier)).isEqualTo(CardStatus.VALID);
    assertThat(two.federation("50").statusAt(SICHUAN, 3)).isEmpty();
  }

  @Test
  void whatNoHeadNeedsAnyMoreIsRemovedAfterSevenDays() {
    two.publish(SICHUAN, 1, 1);
    look();
    two.publish(SICHUAN, 2, FIRST_SUSPENDED);
    look();
    StatusStore store = new StatusStore(two.jdbc(CHONGQING), two.transactions(CHONGQING));
    assertThat(octetsKept()).isEqualTo(4);

    store.prune(two.clock().instant().minus(FederationLimits.SUPERSEDED_STATUS));
    assertThat(octetsKept()).isEqualTo(4);

    two.clock().advance(FederationLimits.SUPERSEDED_STATUS.plusSeconds(1));
    store.prune(two.clock().instant().minus(FederationLimits.SUPERSEDED_STATUS));
    assertThat(octetsKept()).isEqualTo(3);
    two.restart(CHONGQING);
    assertThat(two.federation("50").statusAt(SICHUAN, 1)).isEmpty();
    assertThat(two.federation("50").statusAt(SICHUAN, 2)).isPresent();
  }

  @Test
  void restartHasTheListsAtOnceThoughThePeerIsDown() {
    two.publish(SICHUAN, 7, FIRST_SUSPENDED);
    look();
    two.wire.cut(TestFederations.host(SICHUAN));
    two.restart(CHONGQING);

    assertThat(two.federation("50").statusOf(SICHUAN).orElseThrow().head().number()).isEqualTo(7);
  }

  @Test
  void headNeverRollsBack() {
    two.publish(SICHUAN, 5, FIRST_SUSPENDED);
    look();
    two.publish(SICHUAN, 4, 0);

    assertThat(two.room(CHONGQING).poll().look(SICHUAN)).isFalse();
    assertThat(two.room(CHONGQING).health().troubles(SICHUAN).get("status")).contains("rolls back");
    two.restart(CHONGQING);
    assertThat(two.room(CHONGQING).poll().look(SICHUAN)).as("nor after a restart").isFalse();
    assertThat(two.federation("50").statusOf(SICHUAN).orElseThrow().head().number()).isEqualTo(5);
  }

  @Test
  void headNeverRollsBackBehindOneThatWasDropped() {
    two.publish(SICHUAN, 5, FIRST_SUSPENDED);
    look();
    StatusStore store = new StatusStore(two.jdbc(CHONGQING), two.transactions(CHONGQING));
    StatusMirror dropped = new StatusMirror(store, two.clock());
    KeySet keys = two.federation("51").ownKeys();

    for (long number : new long[] {4, 5}) {
      String head = two.publish(SICHUAN, number, 0).json();
      assertThatThrownBy(() -> dropped.take(SICHUAN, head, keys, new Unasked()))
          .isInstanceOf(UntrustedStatusException.class)
          .hasMessageContaining("rolls back from 5");
    }
  }

  @Test
  void anotherContentUnderTheSameNumberIsRefused() {
    two.publish(SICHUAN, 5, 0);
    look();
    two.publish(SICHUAN, 5, FIRST_SUSPENDED);
    two.restart(CHONGQING);

    assertThat(two.room(CHONGQING).poll().look(SICHUAN)).isFalse();
    assertThat(first(two.federation("50").statusOf(SICHUAN).orElseThrow()))
        .isEqualTo(CardStatus.VALID);
  }

  @Test
  void alteredHeadIsRefused() {
    two.publish(SICHUAN, 1, 0);
    two.wire.onReply = text -> text.replace("\"number\":1,\"region\"", "\"number\":2,\"region\"");

    assertThat(two.room(CHONGQING).poll().look(SICHUAN)).isFalse();
    assertThat(two.federation("50").statusOf(SICHUAN)).isEmpty();
  }

  @Test
  void headFromTheFutureIsRefused() {
    two.clock().advance(Duration.ofMinutes(5));
    two.publish(SICHUAN, 1, 0);
    two.clock().advance(Duration.ofMinutes(-5));

    assertThat(two.room(CHONGQING).poll().look(SICHUAN)).isFalse();
  }

  private record Unasked() implements StatusMirror.Source {
    @Override
    public byte[] shard(String digest) {
      throw new AssertionError("asked for shard " + digest);
    }

    @Override
    public byte[] denied(String digest) {
      throw new AssertionError("asked for deny list " + digest);
    }
  }

  private void look() {
    assertThat(two.room(CHONGQING).poll().look(SICHUAN))
        .as(() -> two.room(CHONGQING).health().troubles(SICHUAN).toString())
        .isTrue();
  }

  private long octetsKept() {
    return two.jdbc(CHONGQING)
        .sql("select count(*) from federation_status_octets")
        .query(Long.class)
        .single();
  }

  private CardStatus first(StatusLists lists) {
    return lists.ofCode(DAY, 0, two.clock().instant()).value();
  }
}
