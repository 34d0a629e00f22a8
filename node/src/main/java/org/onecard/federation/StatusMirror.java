package org.onecard.federation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.onecard.kernel.region.Region;
import org.onecard.protocol.json.MalformedDocumentException;
import org.onecard.protocol.status.ChipDenyList;
import org.onecard.protocol.status.StatusHead;
import org.onecard.protocol.status.StatusHead.DayList;
import org.onecard.protocol.status.StatusLists;
import org.onecard.protocol.status.StatusShard;
import org.onecard.protocol.status.UntrustedStatusException;
import org.onecard.protocol.trust.KeySet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Peers' status lists: the newest of each in memory, earlier ones for 7 days in the database. */
final class StatusMirror {
  private static final int EARLIER_HEADS = 200;
  private static final Duration EARLIER_FOR = Duration.ofMinutes(10);
  private static final Logger log = LoggerFactory.getLogger(StatusMirror.class);

  private final StatusStore store;
  private final Clock clock;
  private final Map<Region, Held> current = new ConcurrentHashMap<>();
  private final Cache<Earlier, StatusLists> earlier =
      Caffeine.newBuilder().maximumSize(EARLIER_HEADS).expireAfterAccess(EARLIER_FOR).build();

  /** Fetches octets by their digest's place. */
  interface Source {
    byte[] shard(String digest) throws IOException;

    byte[] denied(String digest) throws IOException;
  }

  private record Held(StatusLists lists, Map<String, StatusShard> shards, ChipDenyList denied) {}

  private record Earlier(Region region, long number) {}

  StatusMirror(StatusStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** Takes up what was held before a restart, unless the keys no longer stand behind it. */
  void load(Region region, KeySet keys) {
    store
        .newestHead(region)
        .ifPresent(
            json -> {
              try {
                current.put(region, join(region, StatusHead.parse(json, keys)));
              } catch (UntrustedStatusException | MalformedDocumentException e) {
                log.warn("the status lists kept of region {} are dropped: {}", region, e);
              }
            });
  }

  Optional<StatusLists> current(Region region) {
    return Optional.ofNullable(current.get(region)).map(Held::lists);
  }

  /** The lists under a head of the last 7 days. */
  Optional<StatusLists> at(Region region, long number, KeySet keys) {
    Held held = current.get(region);
    if (held != null && held.lists().head().number() == number) {
      return Optional.of(held.lists());
    }
    return Optional.ofNullable(
        earlier.get(
            new Earlier(region, number),
            key ->
                store
                    .head(region, number)
                    .map(json -> join(region, StatusHead.parse(json, keys)).lists())
                    .orElse(null)));
  }

  /** The octets of a shard or deny list of a peer. */
  Optional<byte[]> octets(Region region, String digest) {
    return store.octets(region, digest);
  }

  /**
   * Takes over a peer's newer head with what it names; fetches only what is not here yet.
   *
   * @throws UntrustedStatusException if the peer did not sign it, or it rolls back
   */
  void take(Region region, String json, KeySet keys, Source source) throws IOException {
    StatusHead head = StatusHead.parse(json, keys);
    if (!head.region().equals(region)) {
      throw new UntrustedStatusException(region, "it is the head of region " + head.region());
    }
    Instant now = clock.instant();
    if (head.issuedAt().isAfter(now.plus(FederationLimits.CLOCK_ERROR))) {
      throw new UntrustedStatusException(region, "it was issued in the future");
    }
    Held held = current.get(region);
    if (held == null) {
      requireAboveKept(head);
    } else if (!mayFollow(held.lists(), head)) {
      return;
    }
    Map<String, byte[]> arrived = new HashMap<>();
    Held next = fetch(head, held, source, arrived);
    Set<String> released = held == null ? new HashSet<>() : named(held.lists().head());
    released.removeAll(named(head));
    store.take(head, arrived, named(head), released, now);
    current.put(region, next);
  }

  /** What was kept and is no longer believed, for its key was revoked, still bounds the number. */
  private void requireAboveKept(StatusHead head) {
    long kept = store.newestNumber(head.region());
    if (head.number() <= kept) {
      throw new UntrustedStatusException(
          head.region(), "its number " + head.number() + " rolls back from " + kept);
    }
  }

  private static boolean mayFollow(StatusLists held, StatusHead head) {
    if (held.mayBeReplacedBy(head)) {
      return true;
    }
    if (head.number() < held.head().number()) {
      throw new UntrustedStatusException(
          head.region(),
          "its number " + head.number() + " rolls back from " + held.head().number());
    }
    if (!head.json().equals(held.head().json())) {
      throw new UntrustedStatusException(
          head.region(), "its number " + head.number() + " was another content before");
    }
    return false;
  }

  private Held fetch(
      StatusHead head, @Nullable Held held, Source source, Map<String, byte[]> arrived)
      throws IOException {
    Region region = head.region();
    Map<String, StatusShard> shards = new HashMap<>();
    for (String digest : shardDigests(head)) {
      StatusShard shard = held == null ? null : held.shards().get(digest);
      if (shard == null) {
        Optional<byte[]> kept = store.octets(region, digest);
        byte[] wire = kept.isPresent() ? kept.get() : source.shard(digest);
        shard = StatusShard.parse(wire);
        requireNamed(region, digest, shard.digest());
        if (kept.isEmpty()) {
          arrived.put(digest, wire);
        }
      }
      shards.put(digest, shard);
    }
    ChipDenyList denied = held == null ? null : held.denied();
    if (denied == null || !denied.digest().equals(head.deniedDigest())) {
      Optional<byte[]> kept = store.octets(region, head.deniedDigest());
      byte[] wire = kept.isPresent() ? kept.get() : source.denied(head.deniedDigest());
      denied = ChipDenyList.parse(wire);
      requireNamed(region, head.deniedDigest(), denied.digest());
      if (kept.isEmpty()) {
        arrived.put(head.deniedDigest(), wire);
      }
    }
    return new Held(StatusLists.of(head, shards, denied), shards, denied);
  }

  private Held join(Region region, StatusHead head) {
    try {
      return fetch(head, current.get(region), new Nowhere(region), new HashMap<>());
    } catch (IOException e) {
      throw new IllegalStateException("what head " + head.number() + " names is gone", e);
    }
  }

  /** What a kept head names is kept with it: nothing is to be fetched. */
  private record Nowhere(Region region) implements Source {
    @Override
    public byte[] shard(String digest) throws IOException {
      throw new IOException("no octets " + digest + " are kept of region " + region);
    }

    @Override
    public byte[] denied(String digest) throws IOException {
      return shard(digest);
    }
  }

  private static void requireNamed(Region region, String named, String digest) {
    if (!named.equals(digest)) {
      throw new UntrustedStatusException(region, "octets named " + named + " are " + digest);
    }
  }

  private static List<String> shardDigests(StatusHead head) {
    return head.days().stream().map(DayList::shardDigests).flatMap(List::stream).toList();
  }

  private static Set<String> named(StatusHead head) {
    Set<String> named = new HashSet<>(shardDigests(head));
    named.add(head.deniedDigest());
    return named;
  }
}
