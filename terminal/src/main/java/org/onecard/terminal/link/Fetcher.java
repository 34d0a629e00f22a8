package org.onecard.terminal.link;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.onecard.kernel.place.PlaceCode;
import org.onecard.kernel.region.Region;
import org.onecard.protocol.catalogue.Edition;
import org.onecard.protocol.catalogue.Overlay;
import org.onecard.protocol.catalogue.UntrustedOverlayException;
import org.onecard.protocol.json.MalformedDocumentException;
import org.onecard.protocol.status.StatusLists;
import org.onecard.protocol.status.UntrustedStatusException;
import org.onecard.protocol.trust.KeySet;
import org.onecard.protocol.trust.UntrustedKeySetException;
import org.onecard.terminal.core.Posting;
import org.onecard.terminal.core.Snapshot;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Brings down what a terminal decides on, believes only what is signed by a pinned root, never goes
 * back, and keeps it in a folder. Only what changed travels.
 *
 * <p>Roots are pinned at set-up. Where none are given, the terminal takes the fingerprints its own
 * node serves on first contact, which is as good as the channel to that node, and keeps them.
 */
final class Fetcher {
  /** Regions a terminal deals with at most: there are 34 units of province level. */
  private static final int MAXIMUM_REGIONS = 64;

  private static final int EDITIONS_KEPT = 2;
  private static final JsonMapper JSON = JsonMapper.shared();

  private final SnapshotStore store;
  private final Map<Region, HeldRegion> regions = new TreeMap<>();
  private final TreeMap<Long, Edition> editions = new TreeMap<>();
  private @Nullable Overlay overlay;
  private @Nullable Posting posting;

  /** A fetcher over a folder; {@code pins} are the roots' fingerprints by region. */
  Fetcher(SnapshotStore store, Map<Region, String> pins) throws IOException {
    this.store = store;
    pins.forEach((region, pin) -> regions.put(region, new HeldRegion(region, pin)));
    restore();
  }

  /** What is held; empty before the first fetch. */
  Optional<Snapshot> held() {
    return Optional.ofNullable(posting).map(this::snapshot);
  }

  /** Brings down what is new; what does not hold is named, and what was held stays. */
  Fetched fetch(NodeClient node, String terminal) throws IOException {
    List<String> refusals = new ArrayList<>();
    Posting current = posting(node.get("/api/v1/terminals/" + terminal + "/bundle"));
    store.put("posting.json", JSON.writeValueAsString(toJson(current)));
    posting = current;
    pinNew(node.get("/trust/v1").path("regions"));
    for (HeldRegion region : regions.values()) {
      attempt(refusals, () -> fetchKeys(node, region));
      attempt(refusals, () -> fetchStatus(node, region));
    }
    attempt(refusals, () -> fetchEdition(node));
    attempt(refusals, () -> fetchOverlay(node, current.region()));
    return new Fetched(snapshot(current), refusals);
  }

  private void pinNew(JsonNode served) throws IOException {
    for (JsonNode entry : served) {
      Region region = Region.of(entry.path("region").asString());
      if (!regions.containsKey(region) && regions.size() < MAXIMUM_REGIONS) {
        String fingerprint = entry.path("fingerprint").asString();
        store.put(region + "/fingerprint", fingerprint);
        regions.put(region, new HeldRegion(region, fingerprint));
      }
    }
  }

  private void fetchKeys(NodeClient node, HeldRegion region) throws IOException {
    Optional<String> json = node.find("/trust/v1/" + region.region() + "/keys");
    if (json.isPresent() && region.takeKeys(json.get())) {
      store.put(region.region() + "/keys.json", json.get());
    }
  }

  private void fetchStatus(NodeClient node, HeldRegion region) throws IOException {
    String path = "/status/v1/" + region.region();
    String folder = region.region() + "/";
    Optional<String> json = node.find(path + "/head");
    if (json.isEmpty() || region.keys().isEmpty()) {
      return;
    }
    boolean taken =
        region.takeHead(
            json.get(),
            digest -> keep(folder + digest, node.findOctets(path + "/shards/" + digest)),
            digest -> keep(folder + digest, node.findOctets(path + "/denied/" + digest)));
    if (taken) {
      store.put(folder + "head.json", json.get());
      forgetOthers(region);
    }
  }

  private Optional<byte[]> keep(String name, Optional<byte[]> octets) throws IOException {
    if (octets.isPresent()) {
      store.put(name, octets.get());
    }
    return octets;
  }

  private void forgetOthers(HeldRegion region) throws IOException {
    Set<String> wanted = new HashSet<>(region.digests());
    wanted.addAll(Set.of("fingerprint", "keys.json", "head.json"));
    for (String name : store.names(region.region().code())) {
      if (!wanted.contains(name)) {
        store.delete(region.region() + "/" + name);
      }
    }
  }

  private void fetchEdition(NodeClient node) throws IOException {
    Optional<String> json = node.find("/.well-known/onecard/list.json");
    if (json.isEmpty()) {
      return;
    }
    Edition edition = counting(json.get());
    if (!editions.isEmpty() && edition.number() < editions.firstKey()) {
      throw new StaleDocumentException("edition", edition.number(), editions.firstKey());
    }
    if (editions.containsKey(edition.number())) {
      return;
    }
    store.put("edition-" + edition.number() + ".json", json.get());
    editions.put(edition.number(), edition);
    while (editions.size() > EDITIONS_KEPT) {
      store.delete("edition-" + editions.pollFirstEntry().getKey() + ".json");
    }
  }

  private Edition counting(String json) {
    Edition edition = Edition.parse(json);
    Optional<String> fault =
        edition.whyNotCounting(
            region -> Optional.ofNullable(regions.get(region)).flatMap(HeldRegion::keys));
    if (fault.isPresent()) {
      throw new UncountedEditionException(edition.number(), fault.get());
    }
    return edition;
  }

  private void fetchOverlay(NodeClient node, Region own) throws IOException {
    Optional<String> json = node.find("/.well-known/onecard/overlay.json");
    if (json.isPresent() && takeOverlay(json.get(), own)) {
      store.put("overlay.json", json.get());
    }
  }

  private boolean takeOverlay(String json, Region own) {
    HeldRegion home = regions.get(own);
    KeySet keys = home == null ? null : home.keys().orElse(null);
    if (keys == null) {
      return false;
    }
    Overlay next = Overlay.parse(json, keys);
    Overlay held = overlay;
    if (held != null && next.number() < held.number()) {
      throw new StaleDocumentException("overlay", next.number(), held.number());
    }
    overlay = next;
    return held == null || next.number() > held.number();
  }

  private void restore() throws IOException {
    for (String name : store.names("")) {
      if (name.matches("\\d\\d") && store.text(name + "/fingerprint").isPresent()) {
        Region region = Region.of(name);
        String pin = store.text(name + "/fingerprint").orElseThrow();
        regions.putIfAbsent(region, new HeldRegion(region, pin));
      }
    }
    List<String> unusable = new ArrayList<>();
    for (HeldRegion region : regions.values()) {
      attempt(unusable, () -> restore(region));
    }
    for (String name : store.names("")) {
      if (name.matches("edition-\\d+\\.json")) {
        attempt(unusable, () -> restoreEdition(name));
      }
    }
    store.text("posting.json").ifPresent(json -> posting = posting(JSON.readTree(json)));
    Posting known = posting;
    Optional<String> kept = store.text("overlay.json");
    if (known != null && kept.isPresent()) {
      attempt(unusable, () -> takeOverlay(kept.get(), known.region()));
    }
  }

  private void restore(HeldRegion region) throws IOException {
    String folder = region.region() + "/";
    Optional<String> keys = store.text(folder + "keys.json");
    Optional<String> head = store.text(folder + "head.json");
    if (keys.isPresent()) {
      region.takeKeys(keys.get());
      if (head.isPresent()) {
        HeldRegion.Source kept = digest -> store.octets(folder + digest);
        region.takeHead(head.get(), kept, kept);
      }
    }
  }

  private void restoreEdition(String name) throws IOException {
    Edition edition = counting(store.text(name).orElseThrow());
    editions.put(edition.number(), edition);
  }

  private Snapshot snapshot(Posting current) {
    var keys = new HashMap<Region, KeySet>();
    var statuses = new HashMap<Region, StatusLists>();
    for (HeldRegion region : regions.values()) {
      region.keys().ifPresent(held -> keys.put(region.region(), held));
      region.lists().ifPresent(held -> statuses.put(region.region(), held));
    }
    return new Snapshot(
        current, keys, statuses, List.copyOf(editions.values()), Optional.ofNullable(overlay));
  }

  private static Posting posting(JsonNode bundle) {
    Set<String> items = new HashSet<>();
    bundle.path("items").forEach(item -> items.add(item.asString()));
    return new Posting(
        bundle.path("terminal").asString(),
        bundle.path("point").asString(),
        PlaceCode.of(bundle.path("place").asString()),
        bundle.path("acceptor").asString(),
        bundle.path("sector").asString(),
        items,
        Region.of(bundle.path("ownRegion").asString()));
  }

  private static Map<String, Object> toJson(Posting posting) {
    return Map.of(
        "terminal", posting.terminal(),
        "point", posting.point(),
        "place", posting.place().text(),
        "acceptor", posting.acceptor(),
        "sector", posting.sector(),
        "items", posting.items(),
        "ownRegion", posting.region().code());
  }

  @FunctionalInterface
  private interface Step {
    void run() throws IOException;
  }

  /** One region's bad document must not keep the others' good ones out. */
  private static void attempt(List<String> refusals, Step step) throws IOException {
    try {
      step.run();
    } catch (MalformedDocumentException
        | UntrustedKeySetException
        | UntrustedStatusException
        | UntrustedOverlayException
        | UncountedEditionException
        | StaleDocumentException
        | MissingPieceException e) {
      refusals.add(String.valueOf(e.getMessage()));
    }
  }
}
