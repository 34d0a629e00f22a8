package org.onecard.federation;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.onecard.access.Allowed;
import org.onecard.access.Party;
import org.onecard.kernel.region.Region;
import org.onecard.protocol.status.StatusHead;
import org.onecard.protocol.status.StatusLists;
import org.onecard.protocol.trust.KeySet;
import org.onecard.web.ProblemException;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What anyone may fetch: signed key sets and status lists, the own and the peers'. */
@RestController
class PublicEndpoints {
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
  private static final Duration FOR_EVER = Duration.ofDays(8);

  private final FederationRoom room;

  PublicEndpoints(FederationRoom room) {
    this.room = room;
  }

  /** The regions whose keys this node publishes. */
  record Trust(List<Root> regions) {}

  /** A region and the fingerprint of its root. */
  record Root(String region, String fingerprint) {}

  /** Codes of regions, ascending. */
  record Regions(List<String> regions) {}

  @Allowed(Party.ANYONE)
  @GetMapping("/.well-known/onecard/keys.json")
  ResponseEntity<byte[]> ownKeys() {
    return document(room.ownKeys().set());
  }

  @Allowed(Party.ANYONE)
  @GetMapping("/trust/v1")
  Trust trust() {
    var roots = new TreeMap<String, String>();
    roots.put(room.federation().self().code(), room.ownKeys().fingerprint());
    room.peers().all().stream()
        .filter(Peer::trusted)
        .forEach(peer -> roots.put(peer.region().code(), peer.fingerprint()));
    return new Trust(
        roots.entrySet().stream().map(e -> new Root(e.getKey(), e.getValue())).toList());
  }

  @Allowed(Party.ANYONE)
  @GetMapping("/trust/v1/{region}/keys")
  ResponseEntity<byte[]> keys(@PathVariable String region) {
    return document(
        room.federation()
            .keysOf(known(region))
            .orElseThrow(
                () ->
                    ProblemException.notFound(
                        "region", "its keys are not here", "see /trust/v1 for those that are")));
  }

  @Allowed(Party.ANYONE)
  @GetMapping("/status/v1")
  Regions statuses() {
    return new Regions(room.statuses().regions().stream().map(Region::code).toList());
  }

  @Allowed(Party.ANYONE)
  @GetMapping("/status/v1/{region}/head")
  ResponseEntity<byte[]> head(@PathVariable String region) {
    StatusHead head =
        room.statuses()
            .current(known(region))
            .map(StatusLists::head)
            .orElseThrow(
                () ->
                    ProblemException.notFound(
                        "region", "no status lists of it are here", "see /status/v1"));
    return json(head.json(), "head-" + head.number());
  }

  @Allowed(Party.ANYONE)
  @GetMapping("/status/v1/{region}/shards/{digest}")
  ResponseEntity<byte[]> shard(@PathVariable String region, @PathVariable String digest) {
    return octets(known(region), digest);
  }

  @Allowed(Party.ANYONE)
  @GetMapping("/status/v1/{region}/denied/{digest}")
  ResponseEntity<byte[]> denied(@PathVariable String region, @PathVariable String digest) {
    return octets(known(region), digest);
  }

  private ResponseEntity<byte[]> octets(Region region, String digest) {
    Optional<byte[]> octets =
        DIGEST.matcher(digest).matches()
            ? room.statuses().octets(region, digest)
            : Optional.empty();
    return octets
        .map(
            found ->
                ResponseEntity.ok()
                    .contentType(MediaType.APPLICATION_OCTET_STREAM)
                    .cacheControl(CacheControl.maxAge(FOR_EVER).cachePublic().immutable())
                    .body(found))
        .orElseThrow(
            () ->
                ProblemException.notFound(
                    "digest", "nothing under it is here", "fetch the head again"));
  }

  private static ResponseEntity<byte[]> document(KeySet keys) {
    return json(keys.json(), "keys-" + keys.number());
  }

  private static ResponseEntity<byte[]> json(String text, String etag) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .cacheControl(CacheControl.noCache())
        .eTag(etag)
        .body(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Region known(String region) {
    return Problems.region("region", region);
  }
}
