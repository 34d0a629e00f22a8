package org.onecard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.onecard.acceptance.RecordFixture.claim;
import static org.onecard.acceptance.RecordFixture.facts;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.onecard.acceptance.Outcome.StoredAs;
import org.onecard.acceptance.RecordRequest.Recorded;

class RecordBookTest {
  private final RecordFixture fixture = new RecordFixture();

  @Test
  void sameKeyAndBodyIsAnsweredFromTheRecord() throws Exception {
    RecordRequest first = fixture.request("key", "body", null);
    fixture.book.write(List.of(first));
    List<Recorded> again = fixture.book.write(List.of(fixture.request("key", "body", null)));
    assertThat(facts(again.getFirst())).isEqualTo(first.facts());
    assertThat(count("acceptance_record")).isEqualTo(1);
  }

  @Test
  void sameKeyWithAnotherBodyIsAConflictAlsoWithinOneGroup() throws Exception {
    List<Recorded> one =
        fixture.book.write(
            List.of(
                fixture.request("key", "body", null),
                fixture.request("key", "other", null),
                fixture.request("key", "body", null)));
    assertThat(one.get(1)).isInstanceOf(Recorded.Conflict.class);
    assertThat(one.get(2)).isEqualTo(one.get(0));
    assertThat(fixture.book.write(List.of(fixture.request("key", "third", null))))
        .containsExactly(new Recorded.Conflict());
    assertThat(count("acceptance_record")).isEqualTo(1);
  }

  @Test
  void aCounterCountsOnceWithinAndAcrossGroups() throws Exception {
    List<Recorded> group =
        fixture.book.write(
            List.of(
                fixture.request("a", "a", claim("counter", "")),
                fixture.request("b", "b", claim("counter", ""))));
    assertThat(facts(group.get(0)).outcome().storedAs()).isEqualTo(StoredAs.ACCEPTED);
    assertThat(facts(group.get(1)).outcome()).isEqualTo(Outcome.COUNTER_SEEN);
    Recorded later =
        fixture.book.write(List.of(fixture.request("c", "c", claim("counter", "x")))).getFirst();
    assertThat(facts(later).outcome()).isEqualTo(Outcome.COUNTER_SEEN);
    assertThat(count("acceptance_double")).isEqualTo(2);
  }

  @Test
  void aCodeThatWasNotVerifiedUsesNoCounterUp() throws Exception {
    RecordRequest.Claim forged = claim("counter", "forged");
    fixture.book.write(
        List.of(
            fixture.request(
                "a",
                "a",
                new RecordRequest.Claim(
                    forged.counter(), forged.code(), forged.expiresOn(), false))));
    Recorded holder =
        fixture.book.write(List.of(fixture.request("b", "b", claim("counter", "")))).getFirst();
    assertThat(facts(holder).outcome().accepted()).isTrue();
  }

  @Test
  void identicalOctetsInABatchAreADuplicateAndInNoOtherClass() throws Exception {
    UUID terminal = UUID.randomUUID();
    UUID replay = UUID.randomUUID();
    fixture
        .sql()
        .sql("insert into acceptance_replay (replay, taps, opened_at) values (?, 4, now())")
        .param(replay)
        .update();
    List<Recorded> taps =
        fixture.book.write(
            List.of(
                tapped("1", claim("one", ""), terminal, 1, replay),
                tapped("2", claim("one", ""), terminal, 2, replay),
                tapped("3", claim("one", "other octets"), terminal, 3, replay),
                tapped("4", claim("two", ""), terminal, 4, replay)));
    assertThat(taps)
        .extracting(tap -> facts(tap).outcome().storedAs())
        .containsExactly(
            StoredAs.ACCEPTED, StoredAs.DUPLICATE, StoredAs.DECLINED, StoredAs.ACCEPTED);
    Bodies.Summary sums = new Replays(fixture.sql(), fixture.clock).summary(replay).orElseThrow();
    assertThat(sums).isEqualTo(new Bodies.Summary(4, 2, 1, 0, 1, 0, sums.seconds()));
  }

  @Test
  void aDayAfterMidnightInShanghaiBeginsItsOwnChain() throws Exception {
    fixture.book.write(List.of(fixture.request("a", "a", null)));
    fixture.clock.move(Duration.ofHours(14));
    fixture.book.write(List.of(fixture.request("b", "b", null)));
    assertThat(
            fixture
                .sql()
                .sql(
                    "select day::text || ' ' || records || ' ' || closed from acceptance_day"
                        + " order by day")
                .query(String.class)
                .list())
        .containsExactly("2026-11-20 1 true", "2026-11-21 1 false");
    assertThat(fixture.auditFinding())
        .isInstanceOfSatisfying(
            AcceptanceAudit.Finding.Sound.class, sound -> assertThat(sound.records()).isEqualTo(2));
  }

  @Test
  void aConnectionKilledBeforeTheCommitStoresNothingAndTheRetryOnce() throws Exception {
    fixture.book.write(List.of(fixture.request("a", "a", claim("one", ""))));
    CompletableFuture<List<Recorded>> write;
    try (Connection blocker = fixture.database.getConnection()) {
      blocker.setAutoCommit(false);
      blocker.createStatement().execute("lock table acceptance_record in exclusive mode");
      write =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return fixture.book.write(List.of(fixture.request("b", "b", claim("two", ""))));
                } catch (java.sql.SQLException e) {
                  throw new IllegalStateException(e);
                }
              });
      killWhoeverWaits();
      assertThatThrownBy(() -> write.get(10, TimeUnit.SECONDS)).isNotNull();
      blocker.rollback();
    }
    assertThat(count("acceptance_record")).isEqualTo(1);
    Recorded retried =
        fixture.book.write(List.of(fixture.request("b", "b", claim("two", "")))).getFirst();
    assertThat(facts(retried).outcome().accepted()).isTrue();
    assertThat(fixture.auditFinding()).isInstanceOf(AcceptanceAudit.Finding.Sound.class);
  }

  @Test
  void whatARecordSaysIsSealedInTheDatabase() throws Exception {
    fixture.book.write(List.of(fixture.request("key", "body", null)));
    byte[] content =
        fixture.sql().sql("select content from acceptance_record").query(byte[].class).single();
    assertThat(new String(content, StandardCharsets.ISO_8859_1)).doesNotContain("metro-ride");
  }

  @Test
  void everyTableOfPersonalDataStatesPurposeRetentionAndErasure() {
    List<String> silent =
        fixture
            .sql()
            .sql(
                "select relname from pg_class where relkind = 'r' and relname in"
                    + " ('acceptance_record', 'acceptance_key', 'acceptance_counter',"
                    + " 'acceptance_double', 'acceptance_holder', 'acceptance_notice')"
                    + " and coalesce(obj_description(oid), '')"
                    + " !~ 'Purpose: .*Retention: .*Erasure: '")
            .query(String.class)
            .list();
    assertThat(silent).isEmpty();
    assertThat(count("acceptance_notice")).isZero();
  }

  private void killWhoeverWaits() throws InterruptedException {
    for (int i = 0; i < 100; i++) {
      List<Boolean> killed =
          fixture
              .sql()
              .sql(
                  "select pg_terminate_backend(pid) from pg_locks where not granted"
                      + " and relation = 'acceptance_record'::regclass")
              .query(Boolean.class)
              .list();
      if (!killed.isEmpty()) {
        return;
      }
      Thread.sleep(50);
    }
    throw new IllegalStateException("nobody waits for the table");
  }

  private RecordRequest tapped(
      String key, RecordRequest.Claim claim, UUID terminal, long sequence, UUID replay) {
    return fixture.request(key, key, claim, RecordFixture.tap(terminal, sequence, replay));
  }

  private long count(String table) {
    return fixture.sql().sql("select count(*) from " + table).query(Long.class).single();
  }
}
