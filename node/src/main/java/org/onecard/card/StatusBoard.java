package org.onecard.card;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.protocol.status.CardStatus;
import org.onecard.protocol.status.ChipDenyList;
import org.onecard.protocol.status.Numbering;
import org.onecard.protocol.status.StatusHead;
import org.onecard.protocol.status.StatusShard;

/**
 * The states of all issued slots under each expiry day's numbering, two bits each, kept up to date
 * slot by slot; only shards that changed are encoded again. Not safe for threads: the publisher
 * holds its lock.
 *
 * <p>Ten million slots take 2.5 MB a day; the lists of 115 million, for five days, 144 MB.
 */
final class StatusBoard {
  private static final int STATES_PER_OCTET = 4;
  private static final int STATE_MASK = 0b11;

  private final byte[] secret;
  private final SortedMap<Long, Day> days = new TreeMap<>();
  private final Map<Bytes, CardStatus> denied = new HashMap<>();
  private @Nullable ChipDenyList encodedDenied;

  StatusBoard(byte[] secret) {
    this.secret = secret;
  }

  /** Slots whose states a day does not know yet: from (inclusive) to (exclusive). */
  record Gap(long expiryDay, long from, long to) {}

  /** All that a head names. */
  record Contents(
      List<StatusHead.DayList> days, Map<String, StatusShard> shards, ChipDenyList denied) {

    /** The digests of everything. */
    Set<String> named() {
      Set<String> digests = new HashSet<>(shards.keySet());
      digests.add(denied.digest());
      return digests;
    }

    /** The published octets of everything but what {@code known} names. */
    Map<String, byte[]> octetsWithout(Set<String> known) {
      Map<String, byte[]> octets = new HashMap<>();
      shards.forEach(
          (digest, shard) -> {
            if (!known.contains(digest)) {
              octets.put(digest, shard.wire());
            }
          });
      if (!known.contains(denied.digest())) {
        octets.put(denied.digest(), denied.wire());
      }
      return octets;
    }
  }

  /** Opens a day or lets it grow; the gap's states are the caller's to set. Null if known. */
  @Nullable Gap open(Segments segments) {
    Day day = days.get(segments.expiryDay());
    if (day != null && day.segments.equals(segments)) {
      return null;
    }
    long from = day == null ? 0 : day.segments.end();
    days.put(segments.expiryDay(), new Day(segments, segments.numbering(secret), day));
    return new Gap(segments.expiryDay(), from, segments.end());
  }

  /** Forgets a day, as after its states could not be read. */
  void close(long expiryDay) {
    days.remove(expiryDay);
  }

  /** Forgets days that expired before {@code firstDay}; whether there were any. */
  boolean closeBefore(long firstDay) {
    SortedMap<Long, Day> past = days.headMap(firstDay);
    boolean any = !past.isEmpty();
    past.clear();
    return any;
  }

  /** Whether a day is open. */
  boolean isOpen(long expiryDay) {
    return days.containsKey(expiryDay);
  }

  /** Sets an issued slot's state on every day that reaches it. */
  void set(long slot, CardStatus status) {
    for (Day day : days.values()) {
      day.set(slot, status);
    }
  }

  /** Sets an issued slot's state on one day. */
  void set(long expiryDay, long slot, CardStatus status) {
    Day day = days.get(expiryDay);
    if (day != null) {
      day.set(slot, status);
    }
  }

  /** Lists a chip as suspended or revoked, or takes it off the list. */
  void deny(Bytes entry, CardStatus status) {
    boolean listed = status == CardStatus.SUSPENDED || status == CardStatus.REVOKED;
    CardStatus before = listed ? denied.put(entry, status) : denied.remove(entry);
    if (before != (listed ? status : null)) {
      encodedDenied = null;
    }
  }

  /** Takes every chip off the list, before it is read anew. */
  void allowAll() {
    denied.clear();
    encodedDenied = null;
  }

  /** Encodes what changed and names everything. */
  Contents contents() {
    Map<String, StatusShard> shards = new HashMap<>();
    List<StatusHead.DayList> lists = new ArrayList<>();
    days.forEach(
        (expiryDay, day) -> {
          List<String> digests = new ArrayList<>();
          for (StatusShard shard : day.encode()) {
            String digest = shard.digest();
            digests.add(digest);
            shards.put(digest, shard);
          }
          lists.add(new StatusHead.DayList(expiryDay, digests));
        });
    ChipDenyList list = encodedDenied;
    if (list == null) {
      list = ChipDenyList.encode(denied);
      encodedDenied = list;
    }
    return new Contents(lists, shards, list);
  }

  /** One expiry day's states in its secret order. */
  private static final class Day {
    private final Segments segments;
    private final Numbering numbering;
    private final byte[][] states;
    private final @Nullable StatusShard[] encoded;

    Day(Segments segments, Numbering numbering, @Nullable Day before) {
      this.segments = segments;
      this.numbering = numbering;
      int count = Math.toIntExact(segments.end() / StatusShard.SIZE);
      this.states = before == null ? new byte[count][] : Arrays.copyOf(before.states, count);
      this.encoded = before == null ? new StatusShard[count] : Arrays.copyOf(before.encoded, count);
      for (int i = 0; i < count; i++) {
        if (states[i] == null) {
          states[i] = new byte[StatusShard.SIZE / STATES_PER_OCTET];
          Arrays.fill(states[i], (byte) 0xff);
        }
      }
    }

    void set(long slot, CardStatus status) {
      if (slot >= segments.end()) {
        return;
      }
      long index = numbering.indexOf(slot);
      int shard = (int) (index / StatusShard.SIZE);
      int position = (int) (index % StatusShard.SIZE);
      int shift = 2 * (position % STATES_PER_OCTET);
      byte[] octets = states[shard];
      int at = position / STATES_PER_OCTET;
      int next = (octets[at] & ~(STATE_MASK << shift)) | (status.bits() << shift);
      if ((byte) next != octets[at]) {
        octets[at] = (byte) next;
        encoded[shard] = null;
      }
    }

    List<StatusShard> encode() {
      List<StatusShard> all = new ArrayList<>(states.length);
      for (int i = 0; i < states.length; i++) {
        StatusShard shard = encoded[i];
        if (shard == null) {
          shard = StatusShard.encode(states[i]);
          encoded[i] = shard;
        }
        all.add(shard);
      }
      return all;
    }
  }
}
