package org.onecard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.onecard.acceptance.RecordFixture.claim;
import static org.onecard.acceptance.RecordFixture.facts;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.onecard.acceptance.RecordRequest.Recorded;

class RecorderTest {
  private final RecordFixture fixture = new RecordFixture();

  @Test
  void oneCodeFromTwentyThreadsIsAcceptedExactlyOnce() throws Exception {
    List<Callable<Recorded>> calls = new ArrayList<>();
    List<Recorded> answers = new ArrayList<>();
    try (Recorder recorder = new Recorder(fixture.book);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 20; i++) {
        RecordRequest request = fixture.request("key " + i, "body", claim("counter", ""));
        calls.add(() -> recorder.record(request));
      }
      for (Future<Recorded> answer : threads.invokeAll(calls)) {
        answers.add(answer.get());
      }
    }
    assertThat(answers).filteredOn(answer -> facts(answer).outcome().accepted()).hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> facts(answer).outcome().equals(Outcome.COUNTER_SEEN))
        .hasSize(19);
    assertThat(fixture.auditFinding()).isInstanceOf(AcceptanceAudit.Finding.Sound.class);
  }

  @Test
  void aFullQueueTurnsCallersAwayAndLosesNothingItTook() throws Exception {
    List<RecordRequest> flood = new ArrayList<>();
    for (int i = 0; i <= Recorder.QUEUE + Recorder.GROUP; i++) {
      flood.add(fixture.request("key " + i, "body", null));
    }
    try (Recorder recorder = new Recorder(fixture.book)) {
      try (Connection blocker = fixture.database.getConnection()) {
        blocker.setAutoCommit(false);
        blocker.createStatement().execute("lock table acceptance_record in exclusive mode");
        assertThatThrownBy(() -> recorder.recordAll(flood))
            .isInstanceOf(RecorderBusyException.class)
            .hasMessageContaining("full");
        blocker.rollback();
      }
      await()
          .ignoreExceptionsInstanceOf(RecorderBusyException.class)
          .until(() -> recorder.recordAll(flood.subList(0, 100)).size() == 100);
    }
    assertThat(fixture.auditFinding()).isInstanceOf(AcceptanceAudit.Finding.Sound.class);
  }

  @Test
  void aClosedRecorderTakesNothing() {
    Recorder recorder = new Recorder(fixture.book);
    recorder.close();
    assertThatThrownBy(() -> recorder.record(fixture.request("key", "body", null)))
        .isInstanceOf(RecorderBusyException.class);
  }
}
