package org.onecard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onecard.acceptance.AcceptanceAudit.Finding;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class AcceptanceAuditTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
  private final RecordFixture fixture = new RecordFixture();

  @BeforeEach
  void fiveRecordsOnEachOfTwoDays() throws Exception {
    for (int day = 0; day < 2; day++) {
      List<RecordRequest> group = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        group.add(fixture.request("key " + day + i, "body", null));
      }
      fixture.book.write(group);
      fixture.clock.move(Duration.ofDays(1));
    }
  }

  @Test
  void soundRecordsAreFoundSound() {
    assertThat(fixture.auditFinding())
        .isInstanceOfSatisfying(
            Finding.Sound.class,
            sound -> {
              assertThat(sound.days()).isEqualTo(2);
              assertThat(sound.records()).isEqualTo(10);
            });
  }

  @Test
  void anAlteredContentIsNamed() {
    update(
        "update acceptance_record set content = set_byte(content, 40, get_byte(content, 40) # 1)"
            + " where "
            + at(3));
    assertBroken(3, "altered");
  }

  @Test
  void anAlteredSaltIsNamed() {
    update(
        "update acceptance_record set salt = set_byte(salt, 0, get_byte(salt, 0) # 1) where "
            + at(4));
    assertBroken(4, "content does not fit its digest");
  }

  @Test
  void aReplacedDigestIsNamed() {
    update(
        "update acceptance_record set digest = set_byte(digest, 0, get_byte(digest, 0) # 1),"
            + " content = null, salt = null where "
            + at(2));
    assertBroken(2, "erased before its time");
  }

  @Test
  void aRecordFiledUnderAnotherAcceptorIsNamed() {
    update("update acceptance_record set acceptor_id = gen_random_uuid() where " + at(3));
    assertBroken(3, "another acceptor");
  }

  @Test
  void aReplayWhoseSumsAreNotThoseOfItsRecordsIsNamed() throws Exception {
    UUID replay = UUID.randomUUID();
    update(
        "insert into acceptance_replay (replay, taps, opened_at) values ('"
            + replay
            + "', 1, '2026-11-20T02:00:00Z')");
    fixture.book.write(
        List.of(
            fixture.request("tap", "tap", null, RecordFixture.tap(UUID.randomUUID(), 1, replay))));
    assertThat(fixture.auditFinding()).isInstanceOf(Finding.Sound.class);
    update("update acceptance_replay set declined = 1");
    assertBroken(0, "the sums of replay " + replay);
  }

  @Test
  void aRemovedRecordIsNamed() {
    update("delete from acceptance_record where " + at(2));
    assertBroken(2, "the record is missing; the next is 3");
  }

  @Test
  void aRemovedRecordIsNamedAlsoIfTheOthersMoveUp() {
    update("delete from acceptance_record where " + at(2));
    update(
        "update acceptance_record set sequence = sequence - 1 where day = '2026-11-20'"
            + " and sequence = 3");
    assertBroken(2, "link does not follow");
  }

  @Test
  void anInsertedRecordIsNamed() {
    update(
        "insert into acceptance_record select day, 6, gen_random_uuid(), acceptor_id, digest,"
            + " link, salt, content from acceptance_record where "
            + at(5));
    assertBroken(6, "");
  }

  @Test
  void aCutOffTailIsNamed() {
    update("delete from acceptance_record where day = '2026-11-20' and sequence > 3");
    assertBroken(4, "counts 5 records");
  }

  @Test
  void aCutOffTailIsNamedAlsoIfTheHeadIsMadeToFit() {
    update("delete from acceptance_record where day = '2026-11-20' and sequence > 3");
    update(
        "update acceptance_day set records = 3, link = (select link from acceptance_record where "
            + at(3)
            + ") where day = '2026-11-20'");
    assertBroken(3, "does not fit its seal");
  }

  @Test
  void aCutOffDayIsNamed() {
    update("delete from acceptance_record where day = '2026-11-21'");
    update("delete from acceptance_day where day = '2026-11-21'");
    assertBroken(5, "the day after is missing");
  }

  @Test
  void nothingIsRecordedOnAHeadThatDoesNotFitItsSeal() {
    update("delete from acceptance_record where day = '2026-11-21' and sequence = 5");
    update(
        "update acceptance_day set records = 4, link = (select link from acceptance_record"
            + " where day = '2026-11-21' and sequence = 4) where day = '2026-11-21'");
    RecordBook restarted = new RecordBook(fixture.database, fixture.vault, fixture.clock);
    assertThatThrownBy(() -> restarted.write(List.of(fixture.request("new", "body", null))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("does not fit its seal");
    assertThatThrownBy(() -> fixture.book.write(List.of(fixture.request("new", "body", null))))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void erasureAfterTheRetentionLeavesTheChainWhole() {
    fixture.clock.move(Duration.ofDays(200));
    erasure().erase();
    assertThat(
            fixture
                .sql()
                .sql(
                    "select count(*) from acceptance_record where content is not null"
                        + " or salt is not null")
                .query(Long.class)
                .single())
        .isZero();
    assertThat(fixture.sql().sql("select count(*) from acceptance_key").query(Long.class).single())
        .isZero();
    assertThat(fixture.auditFinding()).isInstanceOf(Finding.Sound.class);
  }

  @Test
  void nothingIsErasedBeforeTheRetentionEnds() {
    fixture.clock.move(Duration.ofDays(177));
    erasure().erase();
    assertThat(
            fixture
                .sql()
                .sql("select count(*) from acceptance_record where content is not null")
                .query(Long.class)
                .single())
        .isEqualTo(10);
  }

  private Erasure erasure() {
    var transaction = new TransactionTemplate(new JdbcTransactionManager(fixture.database));
    return new Erasure(fixture.sql(), transaction, fixture.clock);
  }

  private static String at(int sequence) {
    return "day = '2026-11-20' and sequence = " + sequence;
  }

  private void update(String sql) {
    fixture.sql().sql(sql).update();
  }

  private void assertBroken(long sequence, String fault) {
    assertThat(fixture.auditFinding())
        .isInstanceOfSatisfying(
            Finding.Broken.class,
            broken -> {
              assertThat(broken.day()).isEqualTo(DAY);
              assertThat(broken.sequence()).isEqualTo(sequence);
              assertThat(broken.fault()).contains(fault);
            });
  }
}
