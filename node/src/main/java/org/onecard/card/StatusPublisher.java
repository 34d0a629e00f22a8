package org.onecard.card;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.onecard.federation.Federation;
import org.onecard.protocol.status.ChipDenyList;
import org.onecard.protocol.status.StatusHead;
import org.onecard.protocol.status.StatusLists;
import org.onecard.protocol.status.StatusShard;
import org.onecard.protocol.trust.KeyUse;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Publishes the own region's status lists: a new signed head soon after each change and before the
 * last one is a minute old. The database holds the truth; the board in memory is rebuilt from it.
 */
@Component
final class StatusPublisher implements Federation.StatusPublication {
  /** Heads held parsed, for taps decided again. */
  private static final int HEADS_AT_HAND = 32;

  private final StatusStore store;
  private final StatusDays statusDays;
  private final StatusBoard board;
  private final Federation federation;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Set<UUID> changed = ConcurrentHashMap.newKeySet();
  private final Cache<Long, StatusLists> earlier =
      Caffeine.newBuilder().maximumSize(HEADS_AT_HAND).build();
  private volatile @Nullable StatusLists published;
  private long chipsReadOn = Long.MIN_VALUE;

  StatusPublisher(
      StatusStore store,
      StatusDays statusDays,
      CardConfiguration.NumberingSecret secret,
      Federation federation,
      TransactionTemplate transaction,
      Clock clock) {
    this.store = store;
    this.statusDays = statusDays;
    this.board = new StatusBoard(secret.octets());
    this.federation = federation;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Notes residents whose cards or bindings have changed; to be called after the commit. Inside a
   * caller's transaction it waits for that one's commit, or the old state would be published.
   */
  void changed(Collection<UUID> residents) {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      changed.addAll(residents);
      return;
    }
    List<UUID> noted = List.copyOf(residents);
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            changed.addAll(noted);
          }
        });
  }

  /** Publishes what has been noted so far; the number of a head that carries it. */
  long publishNow() {
    lock.lock();
    try {
      return changed.isEmpty() && published != null ? currentHeadNumber() : publish();
    } finally {
      lock.unlock();
    }
  }

  /** Publishes if something changed a moment ago, or the last head grows old. */
  void tick() {
    StatusLists last = published;
    Instant now = clock.instant();
    boolean due =
        last == null
            || !now.isBefore(last.head().issuedAt().plus(CardLimits.HEAD_AGE))
            || (!changed.isEmpty()
                && !now.isBefore(last.head().issuedAt().plus(CardLimits.HEAD_PAUSE)));
    if (due) {
      lock.lock();
      try {
        publish();
      } finally {
        lock.unlock();
      }
    }
  }

  @Override
  public long currentHeadNumber() {
    return current().head().number();
  }

  @Override
  public StatusLists current() {
    StatusLists last = published;
    if (last != null) {
      return last;
    }
    publishNow();
    StatusLists first = published;
    if (first == null) {
      throw new IllegalStateException("a head was published and is not there");
    }
    return first;
  }

  @Override
  public Optional<StatusLists> at(long headNumber) {
    StatusLists last = published;
    if (last != null && last.head().number() == headNumber) {
      return Optional.of(last);
    }
    return Optional.ofNullable(earlier.get(headNumber, this::read));
  }

  @Override
  public Optional<byte[]> octets(String digest) {
    return store.octets(digest);
  }

  private @Nullable StatusLists read(long headNumber) {
    Optional<String> json = store.head(headNumber);
    if (json.isEmpty()) {
      return null;
    }
    StatusHead head = StatusHead.parse(json.get(), federation.ownKeys());
    Map<String, StatusShard> shards = new HashMap<>();
    for (StatusHead.DayList day : head.days()) {
      for (String digest : day.shardDigests()) {
        shards.computeIfAbsent(digest, missing -> StatusShard.parse(kept(missing)));
      }
    }
    return StatusLists.of(head, shards, ChipDenyList.parse(kept(head.deniedDigest())));
  }

  private byte[] kept(String digest) {
    return store
        .octets(digest)
        .orElseThrow(() -> new IllegalStateException("a kept head names lost octets " + digest));
  }

  private long publish() {
    Set<UUID> residents = new HashSet<>(changed);
    changed.removeAll(residents);
    try {
      Instant now = clock.instant();
      refreshDays(now);
      if (!residents.isEmpty()) {
        store.slotStates(residents, now, board::set);
        store.chipStates(residents, now, board::deny);
      }
      return sign(board.contents(), now);
    } catch (RuntimeException e) {
      changed.addAll(residents);
      throw e;
    }
  }

  /**
   * Days are published from the oldest whose codes may still be uploaded; those that tomorrow's
   * devices will ask for are laid out ahead.
   */
  private void refreshDays(Instant now) {
    long today = LocalDate.ofInstant(now, ZoneOffset.UTC).toEpochDay();
    long first = today - CardLimits.DAYS_BACK + CardLimits.AUTHORISATION_DAYS;
    for (long ahead = 0; ahead <= 1; ahead++) {
      long expiryDay = today + ahead + CardLimits.AUTHORISATION_DAYS;
      if (!board.isOpen(expiryDay)) {
        statusDays.reserve(expiryDay, 0);
      }
    }
    if (board.closeBefore(first)) {
      statusDays.forgetBefore(first);
    }
    for (Segments segments : store.segmentsFrom(first)) {
      fill(board.open(segments), now);
    }
    if (chipsReadOn != today) {
      board.allowAll();
      store.chipStates(now, board::deny);
      chipsReadOn = today;
    }
  }

  private void fill(StatusBoard.@Nullable Gap gap, Instant now) {
    if (gap == null) {
      return;
    }
    try {
      for (long from = gap.from(); from < gap.to(); from += StatusShard.SIZE) {
        store.slotStates(
            from,
            from + StatusShard.SIZE,
            now,
            (slot, status) -> board.set(gap.expiryDay(), slot, status));
      }
    } catch (RuntimeException e) {
      board.close(gap.expiryDay());
      throw e;
    }
  }

  /** The number is durable, with the head and all it names, before anybody can see it. */
  private long sign(StatusBoard.Contents contents, Instant now) {
    StatusLists last = published;
    Set<String> before = last == null ? Set.of() : named(last.head());
    Set<String> named = contents.named();
    Map<String, byte[]> fresh = contents.octetsWithout(before);
    Set<String> retired = new HashSet<>(before);
    retired.removeAll(named);
    Federation.OwnKey key = federation.activeKey(KeyUse.STATUS);
    StatusHead head =
        transaction.execute(
            status -> {
              StatusHead next =
                  StatusHead.sign(
                      federation.self(),
                      store.nextNumber(),
                      now,
                      contents.days(),
                      contents.denied().digest(),
                      key.keyId(),
                      key.key());
              store.keep(next.number(), now, next.json(), fresh, retired);
              if (last == null) {
                store.retireOthers(named, now);
              }
              return next;
            });
    published = StatusLists.of(head, contents.shards(), contents.denied());
    return head.number();
  }

  private static Set<String> named(StatusHead head) {
    Set<String> digests = new HashSet<>();
    digests.add(head.deniedDigest());
    for (StatusHead.DayList day : head.days()) {
      digests.addAll(day.shardDigests());
    }
    return digests;
  }

  /** The days of the current head, for the node's own page and tests. */
  List<StatusHead.DayList> days() {
    return current().head().days();
  }
}
