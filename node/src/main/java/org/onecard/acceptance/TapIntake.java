package org.onecard.acceptance;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.onecard.acceptance.Bodies.BatchBody;
import org.onecard.acceptance.Bodies.TapResult;
import org.onecard.acceptance.OfflineTaps.Signed;
import org.onecard.acceptance.RecordRequest.Notice;
import org.onecard.acceptance.RecordRequest.Recorded;
import org.onecard.acceptance.RecordRequest.RequestKey;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.kernel.crypto.Sm3;
import org.onecard.kernel.identity.TimeOrderedId;
import org.onecard.kernel.region.Region;
import org.onecard.protocol.decision.Reason;
import org.onecard.web.ProblemException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes in the taps that terminals decided offline. A tap is never dropped: whatever is wrong with
 * it, it is stored with the reason, under its terminal and sequence.
 */
@Component
class TapIntake {
  /** Taps in one batch at most. */
  static final int MAX_TAPS = 500;

  private static final int WORKERS = Runtime.getRuntime().availableProcessors();

  private final Register register;
  private final Replays replays;
  private final TapJudge judge;
  private final Records records;
  private final Recorder recorder;
  private final JdbcClient database;
  private final Clock clock;
  private final SecureRandom random;

  TapIntake(
      Register register,
      Replays replays,
      TapJudge judge,
      Records records,
      Recorder recorder,
      JdbcClient database,
      Clock clock,
      SecureRandom random) {
    this.register = register;
    this.replays = replays;
    this.judge = judge;
    this.records = records;
    this.recorder = recorder;
    this.database = database;
    this.clock = clock;
    this.random = random;
  }

  /** Where the taps of a batch come from. */
  private record Origin(
      Acceptor acceptor, Point point, Terminal terminal, @Nullable UUID replay, Instant now) {}

  /** A tap with the node's own decision on it. */
  private record Judged(Signed signed, Judge.Request request, Judgement judgement) {}

  /** The newest head a terminal used of one issuer, and at which tap. */
  private record HeadUse(long sequence, long head) {}

  /** Decides all taps again, stores them, and answers in their order. */
  List<TapResult> take(UUID acceptor, BatchBody body) {
    Origin origin = origin(acceptor, body);
    List<Signed> taps = OfflineTaps.read(body, origin.terminal().id().toString());
    List<RecordRequest> requests = requests(origin, judgeAll(origin, taps));
    List<Recorded> recorded = recorder.recordAll(requests);
    List<TapResult> results = new ArrayList<>(recorded.size());
    for (int i = 0; i < recorded.size(); i++) {
      results.add(TapResult.of(taps.get(i).tap().sequence(), recorded.get(i)));
    }
    return results;
  }

  private Origin origin(UUID acceptorId, BatchBody body) {
    Acceptor acceptor = register.acceptor(acceptorId).orElseThrow();
    Terminal terminal =
        register.terminal(Fields.id("terminal", body.terminal())).orElseThrow(TapIntake::notOwn);
    Point point = register.point(terminal.point()).orElseThrow();
    if (!point.acceptor().equals(acceptorId)) {
      throw notOwn();
    }
    UUID replay = body.replay() == null ? null : Fields.id("replay", body.replay());
    if (replay != null && !replays.isOpen(replay)) {
      throw ProblemException.notFound("replay", "is not known here", "open one first");
    }
    return new Origin(acceptor, point, terminal, replay, clock.instant());
  }

  private static ProblemException notOwn() {
    return ProblemException.notFound(
        "terminal", "is no terminal of this acceptor", "register it, or use its acceptor's client");
  }

  /** Verifies on all cores: signatures are the work of a batch. */
  private List<Judged> judgeAll(Origin origin, List<Signed> taps) {
    int share = Math.ceilDiv(Math.max(taps.size(), 1), WORKERS);
    List<Future<List<Judged>>> shares = new ArrayList<>();
    try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int from = 0; from < taps.size(); from += share) {
        List<Signed> part = taps.subList(from, Math.min(from + share, taps.size()));
        shares.add(workers.submit(() -> part.stream().map(tap -> judge(origin, tap)).toList()));
      }
    }
    List<Judged> all = new ArrayList<>(taps.size());
    for (Future<List<Judged>> part : shares) {
      all.addAll(finished(part));
    }
    return all;
  }

  private static List<Judged> finished(Future<List<Judged>> part) {
    try {
      return part.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RecorderBusyException("interrupted while verifying taps", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a tap could not be decided again", e.getCause());
    }
  }

  private Judged judge(Origin origin, Signed signed) {
    var request =
        new Judge.Request(
            TimeOrderedId.next(origin.now(), random),
            origin.acceptor(),
            origin.point(),
            signed.tap().item(),
            Instant.ofEpochMilli(signed.tap().tappedAtMillis()));
    return new Judged(
        signed, request, judge.judge(signed, origin.terminal(), request, origin.now()));
  }

  private List<RecordRequest> requests(Origin origin, List<Judged> taps) {
    Map<Region, HeadUse> heads = headsOf(origin.terminal());
    Map<Long, Boolean> wentBack = new HashMap<>();
    taps.stream()
        .filter(tap -> usesHead(tap))
        .sorted((one, other) -> Long.compare(sequence(one), sequence(other)))
        .forEach(tap -> wentBack.put(sequence(tap), !advance(heads, tap)));
    return taps.stream().map(tap -> request(origin, tap, wentBack.get(sequence(tap)))).toList();
  }

  private static long sequence(Judged tap) {
    return tap.signed().tap().sequence();
  }

  /** Only a head that was really published counts; a made-up one would block the terminal. */
  private static boolean usesHead(Judged tap) {
    return tap.judgement().genuine()
        && tap.judgement().outcome().reason() != Reason.STATUS_HEAD_UNKNOWN;
  }

  /** Notes the tap's head, 0 for none; false if an earlier tap of the terminal used a newer one. */
  private static boolean advance(Map<Region, HeadUse> heads, Judged tap) {
    Region issuer = tap.judgement().issuer();
    HeadUse before = issuer == null ? null : heads.get(issuer);
    HeadUse use = new HeadUse(sequence(tap), tap.signed().tap().statusHead());
    if (issuer == null || (before != null && before.sequence() >= use.sequence())) {
      return true;
    }
    if (before != null && before.head() > use.head()) {
      return false;
    }
    if (use.head() > 0) {
      heads.put(issuer, use);
    }
    return true;
  }

  private RecordRequest request(Origin origin, Judged tap, @Nullable Boolean wentBack) {
    boolean back = Boolean.TRUE.equals(wentBack);
    Judgement judgement =
        back
            ? tap.judgement().with(Outcome.undetermined(Reason.STATUS_HEAD_WENT_BACK))
            : tap.judgement();
    Judge.Request received = tap.request().at(origin.now());
    var offline = tap.signed().facts(origin.terminal().id(), origin.replay());
    Region told = judgement.outcome().accepted() ? judgement.issuer() : null;
    return new RecordRequest(
        key(origin, tap),
        records.sheet(Acceptances.facts(received, judgement, offline)),
        Acceptances.claim(judgement),
        null,
        told == null ? null : Notice.ofCode(told),
        wentBack != null && !back && tap.signed().tap().statusHead() > 0);
  }

  /**
   * What is signed names a tap, however often it is signed anew. A tap that its terminal did not
   * sign must not take the place of the one it did sign.
   */
  private static RequestKey key(Origin origin, Judged tap) {
    Signed signed = tap.signed();
    boolean forged = tap.judgement().outcome().reason() == Reason.TERMINAL_SIGNATURE_WRONG;
    byte[] signature = forged ? signed.signature().toArray() : new byte[0];
    Bytes body = Bytes.of(Sm3.digest(signed.tap().signedForm(), signature));
    String name = signed.tap().sequence() + (forged ? ":" + body.hex() : "");
    return new RequestKey(origin.terminal().id(), name, body);
  }

  private Map<Region, HeadUse> headsOf(Terminal terminal) {
    Map<Region, HeadUse> heads = new HashMap<>();
    database
        .sql("select issuer, sequence, head from acceptance_terminal_head where terminal = ?")
        .param(terminal.id())
        .query(
            row -> {
              heads.put(Region.of(row.getString(1)), new HeadUse(row.getLong(2), row.getLong(3)));
            });
    return heads;
  }
}
