package org.onecard.federation;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.onecard.federation.PeerHealth.Matter;
import org.onecard.kernel.region.Region;
import org.onecard.protocol.json.MalformedDocumentException;
import org.onecard.protocol.status.UntrustedStatusException;
import org.onecard.protocol.trust.KeySet;
import org.onecard.protocol.trust.UntrustedKeySetException;

/** One look at a peer: its key set and its status head, only if they changed. */
final class PollRound {
  private static final int NOT_FOUND = 404;

  private final PeerRegistry peers;
  private final StatusMirror mirror;
  private final PeerHealth health;
  private final Wire wire;
  private final Map<URI, String> etags = new ConcurrentHashMap<>();

  PollRound(PeerRegistry peers, StatusMirror mirror, PeerHealth health, Wire wire) {
    this.peers = peers;
    this.mirror = mirror;
    this.health = health;
    this.wire = wire;
  }

  /** Looks at a peer; says whether all went well. */
  boolean look(Region region) {
    Peer peer = peers.find(region).orElseThrow();
    boolean well = attempt(region, Matter.KEYS, () -> keys(peer));
    Optional<KeySet> keys = peers.keysOf(region);
    return keys.isPresent()
        && attempt(region, Matter.STATUS, () -> status(peer, keys.get()))
        && well;
  }

  private interface Step {
    void run() throws IOException;
  }

  private boolean attempt(Region region, Matter matter, Step step) {
    try {
      step.run();
      health.well(region, matter);
      return true;
    } catch (IOException
        | UntrustedKeySetException
        | UntrustedStatusException
        | MalformedDocumentException e) {
      health.trouble(region, matter, e);
      return false;
    }
  }

  private void keys(Peer peer) throws IOException {
    URI address = peer.at(PeerRegistry.KEYS_PATH);
    long asked = System.nanoTime();
    Optional<Wire.Reply> changed = fetchChanged(address, KeySet.MAXIMUM_OCTETS);
    health.answered(peer.region(), TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - asked));
    if (changed.isPresent()) {
      peers.adopt(peer.region(), text(changed.get()));
      remember(address, changed.get());
    }
  }

  /** A region that has not published a status head yet is no trouble. */
  private void status(Peer peer, KeySet keys) throws IOException {
    URI address = peer.at("/status/v1/" + peer.region() + "/head");
    Optional<Wire.Reply> changed = fetchChanged(address, FederationLimits.HEAD_OCTETS);
    if (changed.isPresent() && changed.get().status() != NOT_FOUND) {
      mirror.take(peer.region(), text(changed.get()), keys, source(peer));
      remember(address, changed.get());
    }
  }

  private StatusMirror.Source source(Peer peer) {
    String base = "/status/v1/" + peer.region();
    return new StatusMirror.Source() {
      @Override
      public byte[] shard(String digest) throws IOException {
        return octets(peer.at(base + "/shards/" + digest));
      }

      @Override
      public byte[] denied(String digest) throws IOException {
        return octets(peer.at(base + "/denied/" + digest));
      }
    };
  }

  private byte[] octets(URI address) throws IOException {
    Wire.Reply reply =
        wire.get(address, null, FederationLimits.STATUS_OCTETS, FederationLimits.EXCHANGE);
    if (!reply.ok()) {
      throw new IOException(address + " answers status " + reply.status());
    }
    return reply.body();
  }

  private Optional<Wire.Reply> fetchChanged(URI address, int maximumOctets) throws IOException {
    Wire.Reply reply =
        wire.get(address, etags.get(address), maximumOctets, FederationLimits.EXCHANGE);
    if (reply.unchanged()) {
      return Optional.empty();
    }
    if (!reply.ok() && reply.status() != NOT_FOUND) {
      throw new IOException(address + " answers status " + reply.status());
    }
    return Optional.of(reply);
  }

  /** Only what was taken over is asked for conditionally the next time. */
  private void remember(URI address, Wire.Reply reply) {
    String etag = reply.etag();
    if (etag == null) {
      etags.remove(address);
    } else {
      etags.put(address, etag);
    }
  }

  private static String text(Wire.Reply reply) {
    return new String(reply.body(), StandardCharsets.UTF_8);
  }
}
