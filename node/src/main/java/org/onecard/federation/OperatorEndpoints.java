package org.onecard.federation;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onecard.access.Access;
import org.onecard.access.Allowed;
import org.onecard.access.AuditLog;
import org.onecard.access.Party;
import org.onecard.access.Role;
import org.onecard.access.StaffMember;
import org.onecard.federation.PeerDesk.Shown;
import org.onecard.protocol.status.StatusHead;
import org.onecard.protocol.status.StatusLists;
import org.onecard.protocol.trust.KeySet;
import org.onecard.protocol.trust.KeyUse;
import org.onecard.storage.NodeProperties;
import org.onecard.web.ProblemException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a node's operator does with peers and own keys. */
@RestController
@RequestMapping("/api/v1/operator")
class OperatorEndpoints {
  private final FederationRoom room;
  private final NodeProperties properties;
  private final Access access;
  private final AuditLog audit;
  private final Clock clock;

  OperatorEndpoints(
      FederationRoom room, NodeProperties properties, Access access, AuditLog audit, Clock clock) {
    this.room = room;
    this.properties = properties;
    this.access = access;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * A peer to be registered.
   *
   * @param fingerprint of its root, as its operator gave it by another way than this network
   * @param replaces the fingerprint registered before, only where a changed root is confirmed
   */
  record Registration(
      @Nullable String region,
      @Nullable String url,
      @Nullable String fingerprint,
      @Nullable String replaces) {}

  /** What the new key is for: edition, code, status or message. */
  record Rotation(@Nullable String use) {}

  /** The key set after a change. */
  record Keys(long number, List<String> active) {}

  @Allowed(value = Party.OPERATOR, staff = Role.OPERATOR)
  @PostMapping("/peers")
  Shown register(@RequestBody Registration registration) {
    Peer peer =
        room.peers()
            .register(
                Problems.region("region", registration.region()),
                address(Problems.required("url", registration.url())),
                Problems.required("fingerprint", registration.fingerprint()),
                registration.replaces());
    note("peer.registered", peer.region().code(), peer.fingerprint());
    return show(peer);
  }

  @Allowed(value = Party.OPERATOR, staff = Role.OPERATOR)
  @GetMapping("/peers")
  List<Shown> peers() {
    List<Shown> all = new ArrayList<>();
    Set<URI> registered = new HashSet<>();
    for (Peer peer : room.peers().all()) {
      registered.add(peer.url());
      all.add(show(peer));
    }
    for (URI url : Objects.requireNonNullElse(properties.peers(), List.<URI>of())) {
      if (!registered.contains(url)) {
        all.add(
            new Shown(
                null, url.toString(), null, "pending", 0, 0, -1, 0, Map.of(), null, List.of()));
      }
    }
    return all;
  }

  @Allowed(value = Party.OPERATOR, staff = Role.OPERATOR)
  @PostMapping("/keys/rotations")
  Keys rotate(@RequestBody Rotation rotation) {
    for (KeyUse use : KeyUse.values()) {
      if (use.text().equals(rotation.use())) {
        Keys keys = show(room.ownKeys().rotate(use));
        note("key.rotated", use.text(), "key set " + keys.number());
        return keys;
      }
    }
    throw ProblemException.badField(
        "use", "is no use of a key", "name edition, code, status or message");
  }

  @Allowed(value = Party.OPERATOR, staff = Role.OPERATOR)
  @PostMapping("/keys/{keyId}/revocation")
  Keys revoke(@PathVariable String keyId) {
    Keys keys = show(room.ownKeys().revoke(keyId));
    note("key.revoked", keyId, "key set " + keys.number());
    return keys;
  }

  private Shown show(Peer peer) {
    Optional<StatusHead> head = room.statuses().current(peer.region()).map(StatusLists::head);
    KeySet keys = peer.keys();
    return new Shown(
        peer.region().code(),
        peer.url().toString(),
        peer.fingerprint(),
        keys == null ? "pending" : "trusted",
        keys == null ? 0 : keys.number(),
        head.map(StatusHead::number).orElse(0L),
        head.map(h -> Duration.between(h.issuedAt(), clock.instant()).toSeconds()).orElse(-1L),
        room.messages().depth(peer.region()),
        room.health().troubles(peer.region()),
        room.health().lastFailure(peer.region()),
        room.health().answers(peer.region()));
  }

  /** A member of staff by id, the operator's client by its own. */
  private void note(String action, String subject, String what) {
    String actor =
        access
            .findCurrentStaff()
            .map(StaffMember::staffId)
            .orElseGet(() -> access.currentCaller().clientId());
    audit.add(actor, action, subject, what);
  }

  private Keys show(KeySet set) {
    List<String> active = new ArrayList<>();
    for (KeyUse use : KeyUse.values()) {
      active.add(room.ownKeys().active(use).keyId());
    }
    return new Keys(set.number(), active);
  }

  private static URI address(String url) {
    try {
      return URI.create(url);
    } catch (IllegalArgumentException e) {
      throw ProblemException.badField("url", "is no address", "give it as https://node.example");
    }
  }
}
