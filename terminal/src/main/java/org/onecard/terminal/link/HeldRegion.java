package org.onecard.terminal.link;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onecard.kernel.crypto.Sm3;
import org.onecard.kernel.region.Region;
import org.onecard.protocol.status.ChipDenyList;
import org.onecard.protocol.status.StatusHead;
import org.onecard.protocol.status.StatusLists;
import org.onecard.protocol.status.StatusShard;
import org.onecard.protocol.trust.KeySet;

/** One region's keys and status lists as held; each step forward only, each verified. */
final class HeldRegion {
  /** Where the octets with this digest come from; empty if they are not to be had. */
  @FunctionalInterface
  interface Source {
    Optional<byte[]> octets(String digest) throws IOException;
  }

  private final Region region;
  private final String fingerprint;
  private @Nullable KeySet keys;
  private @Nullable StatusLists lists;
  private Map<String, StatusShard> shards = Map.of();

  HeldRegion(Region region, String fingerprint) {
    this.region = region;
    this.fingerprint = fingerprint;
  }

  Region region() {
    return region;
  }

  String fingerprint() {
    return fingerprint;
  }

  Optional<KeySet> keys() {
    return Optional.ofNullable(keys);
  }

  Optional<StatusLists> lists() {
    return Optional.ofNullable(lists);
  }

  /** Takes a newer key set; false if it is the one held. Throws if it is not to be believed. */
  boolean takeKeys(String json) {
    KeySet next = KeySet.parse(json, fingerprint);
    requireRegion(next.region());
    KeySet held = keys;
    if (held != null && next.number() < held.number()) {
      throw new StaleDocumentException("keys of " + region, next.number(), held.number());
    }
    keys = next;
    return held == null || next.number() > held.number();
  }

  /** Takes a newer head with its shards; false if it is the one held. Throws as for keys. */
  boolean takeHead(String json, Source shardSource, Source deniedSource) throws IOException {
    KeySet trusted = keys;
    if (trusted == null) {
      throw new MissingPieceException("keys of " + region);
    }
    StatusHead head = StatusHead.parse(json, trusted);
    requireRegion(head.region());
    StatusLists held = lists;
    if (held != null && head.number() == held.head().number()) {
      return false;
    }
    if (held != null && !held.mayBeReplacedBy(head)) {
      throw new StaleDocumentException(
          "status head of " + region, head.number(), held.head().number());
    }
    Map<String, StatusShard> named = new HashMap<>();
    for (StatusHead.DayList day : head.days()) {
      for (String digest : day.shardDigests()) {
        StatusShard known = named.getOrDefault(digest, shards.get(digest));
        named.put(digest, known == null ? StatusShard.parse(checked(shardSource, digest)) : known);
      }
    }
    ChipDenyList denied = ChipDenyList.parse(checked(deniedSource, head.deniedDigest()));
    lists = StatusLists.of(head, named, denied);
    shards = Map.copyOf(named);
    return true;
  }

  /** Digests of all that the head names. */
  Set<String> digests() {
    StatusLists held = lists;
    if (held == null) {
      return Set.of();
    }
    Set<String> all = new HashSet<>(shards.keySet());
    all.add(held.head().deniedDigest());
    return all;
  }

  private static byte[] checked(Source source, String digest) throws IOException {
    byte[] octets =
        source
            .octets(digest)
            .orElseThrow(() -> new MissingPieceException("part " + digest + " of a status list"));
    if (!Sm3.hex(octets).equals(digest)) {
      throw new MissingPieceException("part " + digest + " of a status list as its digest says");
    }
    return octets;
  }

  private void requireRegion(Region found) {
    if (!found.equals(region)) {
      throw new MissingPieceException(
          "a document of region " + region + " (this is " + found + ")");
    }
  }
}
