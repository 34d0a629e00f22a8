package org.onecard.federation;

import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.onecard.federation.Federation.StatusPublication;
import org.onecard.kernel.region.Region;
import org.onecard.protocol.status.StatusLists;

/** Status lists of all regions: the own ones as published here, peers' as mirrored. */
final class StatusService {
  private final Region self;
  private final PeerRegistry peers;
  private final StatusMirror mirror;
  private final Supplier<@Nullable StatusPublication> own;

  StatusService(
      Region self,
      PeerRegistry peers,
      StatusMirror mirror,
      Supplier<@Nullable StatusPublication> own) {
    this.self = self;
    this.peers = peers;
    this.mirror = mirror;
    this.own = own;
  }

  NavigableSet<Region> regions() {
    NavigableSet<Region> regions = new TreeSet<>();
    regions.add(self);
    peers.all().stream().map(Peer::region).forEach(regions::add);
    regions.removeIf(region -> current(region).isEmpty());
    return regions;
  }

  Optional<StatusLists> current(Region region) {
    return region.equals(self)
        ? publication().map(StatusPublication::current)
        : mirror.current(region);
  }

  Optional<StatusLists> at(Region region, long number) {
    return region.equals(self)
        ? publication().flatMap(lists -> lists.at(number))
        : peers.keysOf(region).flatMap(keys -> mirror.at(region, number, keys));
  }

  Optional<byte[]> octets(Region region, String digest) {
    return region.equals(self)
        ? publication().flatMap(lists -> lists.octets(digest))
        : mirror.octets(region, digest);
  }

  private Optional<StatusPublication> publication() {
    return Optional.ofNullable(own.get());
  }
}
