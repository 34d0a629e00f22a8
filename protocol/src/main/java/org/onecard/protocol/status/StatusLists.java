package org.onecard.protocol.status;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.onecard.kernel.bytes.Bytes;

/** A verified head with all it names: an immutable snapshot of one issuer's word. */
public final class StatusLists {
  private final StatusHead head;
  private final Map<Long, List<StatusShard>> shardsByDay;
  private final ChipDenyList denied;

  private StatusLists(
      StatusHead head, Map<Long, List<StatusShard>> shardsByDay, ChipDenyList denied) {
    this.head = head;
    this.shardsByDay = shardsByDay;
    this.denied = denied;
  }

  /**
   * Joins a head with its shards and deny list by digest; IllegalArgumentException if one lacks.
   */
  public static StatusLists of(
      StatusHead head, Map<String, StatusShard> shards, ChipDenyList denied) {
    if (!denied.digest().equals(head.deniedDigest())) {
      throw new IllegalArgumentException(
          "head " + head.number() + " names another deny list than " + denied.digest());
    }
    Map<Long, List<StatusShard>> byDay = new HashMap<>();
    for (StatusHead.DayList day : head.days()) {
      byDay.put(
          day.expiryDay(),
          day.shardDigests().stream().map(digest -> shard(shards, digest)).toList());
    }
    return new StatusLists(head, byDay, denied);
  }

  private static StatusShard shard(Map<String, StatusShard> shards, String digest) {
    StatusShard shard = shards.get(digest);
    if (shard == null || !shard.digest().equals(digest)) {
      throw new IllegalArgumentException("shard " + digest + " is not at hand");
    }
    return shard;
  }

  /** The head. */
  public StatusHead head() {
    return head;
  }

  /** The status of a code's index; UNKNOWN if the head has expired or lacks the day or index. */
  public StatusAnswer ofCode(long expiryDay, long statusIndex, Instant at) {
    List<StatusShard> shards = shardsByDay.getOrDefault(expiryDay, List.of());
    long shard = statusIndex / StatusShard.SIZE;
    if (statusIndex < 0 || shard >= shards.size()) {
      return answer(CardStatus.UNKNOWN, at);
    }
    return answer(shards.get((int) shard).at((int) (statusIndex % StatusShard.SIZE)), at);
  }

  /** The status of a chip's deny-list entry; UNKNOWN if not listed. */
  public StatusAnswer ofChip(Bytes denyEntry, Instant at) {
    return answer(denied.of(denyEntry), at);
  }

  /** Whether {@code next} may replace this: a higher number of the same region. */
  public boolean mayBeReplacedBy(StatusHead next) {
    return next.region().equals(head.region()) && next.number() > head.number();
  }

  /** A head that is newer than a late tap has age 0; an expired one says nothing. */
  private StatusAnswer answer(CardStatus value, Instant at) {
    long age = Math.max(0, Duration.between(head.issuedAt(), at).toSeconds());
    boolean expired = !at.isBefore(head.expiresAt());
    return new StatusAnswer(expired ? CardStatus.UNKNOWN : value, age);
  }
}
