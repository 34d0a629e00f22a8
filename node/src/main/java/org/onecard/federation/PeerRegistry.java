package org.onecard.federation;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onecard.kernel.region.Region;
import org.onecard.protocol.json.MalformedDocumentException;
import org.onecard.protocol.trust.KeySet;
import org.onecard.protocol.trust.UntrustedKeySetException;
import org.onecard.web.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The peers an operator registered, and the key sets under the roots the operator confirmed. */
final class PeerRegistry {
  static final String KEYS_PATH = "/.well-known/onecard/keys.json";
  private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{64}");
  private static final Logger log = LoggerFactory.getLogger(PeerRegistry.class);

  private final Region self;
  private final JdbcClient jdbc;
  private final Wire wire;
  private final Clock clock;
  private final Map<Region, Peer> peers = new ConcurrentSkipListMap<>();
  private final List<Consumer<Region>> trustListeners = new CopyOnWriteArrayList<>();

  PeerRegistry(Region self, JdbcClient jdbc, Wire wire, Clock clock) {
    this.self = self;
    this.jdbc = jdbc;
    this.wire = wire;
    this.clock = clock;
    jdbc.sql("select region, url, fingerprint, key_set from federation_peer")
        .query(
            (row, n) ->
                read(
                    row.getString("region"),
                    row.getString("url"),
                    row.getString("fingerprint"),
                    row.getString("key_set")))
        .list()
        .forEach(peer -> peers.put(peer.region(), peer));
  }

  private static Peer read(String region, String url, String fingerprint, @Nullable String keySet) {
    KeySet keys = keySet == null ? null : KeySet.parse(keySet, fingerprint);
    return new Peer(Region.of(region), URI.create(url), fingerprint, keys);
  }

  /** Says it of each peer that comes to be trusted from now on. */
  void onTrusted(Consumer<Region> listener) {
    trustListeners.add(listener);
  }

  List<Peer> all() {
    return List.copyOf(peers.values());
  }

  Optional<Peer> find(Region region) {
    return Optional.ofNullable(peers.get(region));
  }

  /** The peer, if its root is confirmed and its keys are here. */
  Optional<Peer> trusted(Region region) {
    return find(region).filter(Peer::trusted);
  }

  Optional<KeySet> keysOf(Region region) {
    return find(region).map(Peer::keys);
  }

  /**
   * Registers a peer under the root the operator confirmed; the same again changes nothing. A peer
   * out of reach stays pending until its keys can be fetched.
   *
   * @param replaces the fingerprint given before, where the operator confirms a changed root
   */
  synchronized Peer register(
      Region region, URI url, String fingerprint, @Nullable String replaces) {
    requireUsable(region, url, fingerprint);
    Peer known = peers.get(region);
    boolean sameRoot = known != null && known.fingerprint().equals(fingerprint);
    if (known != null && !sameRoot && !known.fingerprint().equals(replaces)) {
      throw ProblemException.conflict(
          "root-differs",
          "fingerprint",
          "region " + region + " is known under another root",
          "if its authority confirmed the new root, give the old fingerprint as \"replaces\"");
    }
    KeySet held = known != null && sameRoot ? known.keys() : null;
    Peer peer = new Peer(region, url, fingerprint, held);
    if (held == null) {
      peer = firstKeys(peer);
    }
    store(peer);
    return peer;
  }

  /**
   * Takes over a peer's newer key set; says whether it did.
   *
   * @throws UntrustedKeySetException if it is not the confirmed root's, or rolls back
   */
  synchronized boolean adopt(Region region, String json) {
    Peer peer = peers.get(region);
    if (peer == null) {
      throw new IllegalStateException("region " + region + " is no peer");
    }
    KeySet next = verified(peer, json);
    KeySet held = peer.keys();
    if (held != null && next.number() < held.number()) {
      throw new UntrustedKeySetException(
          region, "its number " + next.number() + " rolls back from " + held.number());
    }
    if (held != null && next.number() == held.number()) {
      if (!next.json().equals(held.json())) {
        throw new UntrustedKeySetException(
            region, "its number " + next.number() + " was another content before");
      }
      return false;
    }
    store(peer.with(next));
    log.info("took over key set {} of region {}", next.number(), region);
    return true;
  }

  private Peer firstKeys(Peer peer) {
    try {
      Wire.Reply reply =
          wire.get(peer.at(KEYS_PATH), null, KeySet.MAXIMUM_OCTETS, FederationLimits.CONNECT);
      return reply.ok()
          ? peer.with(verified(peer, new String(reply.body(), StandardCharsets.UTF_8)))
          : peer;
    } catch (IOException e) {
      log.info("peer {} at {} is out of reach and stays pending", peer.region(), peer.url());
      return peer;
    } catch (UntrustedKeySetException | MalformedDocumentException e) {
      throw ProblemException.conflict(
          "peer-untrusted",
          "fingerprint",
          String.valueOf(e.getMessage()),
          "ask the peer's operator for the fingerprint by another way than this network");
    }
  }

  private static KeySet verified(Peer peer, String json) {
    KeySet set = KeySet.parse(json, peer.fingerprint());
    if (!set.region().equals(peer.region())) {
      throw new UntrustedKeySetException(
          peer.region(), "it is the key set of region " + set.region());
    }
    return set;
  }

  private void store(Peer peer) {
    KeySet keys = peer.keys();
    jdbc.sql(
            """
            insert into federation_peer (region, url, fingerprint, key_set, added_at)
            values (:region, :url, :fingerprint, :keySet, :at)
            on conflict (region) do update
            set url = :url, fingerprint = :fingerprint, key_set = :keySet
            """)
        .param("region", peer.region().code())
        .param("url", peer.url().toString())
        .param("fingerprint", peer.fingerprint())
        .param("keySet", keys == null ? null : keys.json())
        .param("at", Sql.time(clock.instant()))
        .update();
    Peer before = peers.put(peer.region(), peer);
    if (peer.trusted() && (before == null || !before.trusted())) {
      trustListeners.forEach(listener -> listener.accept(peer.region()));
    }
  }

  private void requireUsable(Region region, URI url, String fingerprint) {
    if (region.equals(self)) {
      throw ProblemException.badField(
          "region", "is this node's own", "name the region of the other node");
    }
    if (peers.size() >= FederationLimits.PEERS && !peers.containsKey(region)) {
      throw ProblemException.badField("region", "is one too many", "there are fewer provinces");
    }
    if (!FINGERPRINT.matcher(fingerprint).matches()) {
      throw ProblemException.badField(
          "fingerprint", "is not an SM3 digest", "give 64 lower-case hexadecimal digits");
    }
    boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
    if (!web
        || url.getHost() == null
        || url.getRawUserInfo() != null
        || url.getRawQuery() != null
        || url.getRawFragment() != null
        || url.toString().endsWith("/")
        || url.toString().length() > FederationLimits.ADDRESS_LENGTH) {
      throw ProblemException.badField(
          "url", "is not the address of a node", "give scheme, host and port, no slash at the end");
    }
  }
}
