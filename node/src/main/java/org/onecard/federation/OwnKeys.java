package org.onecard.federation;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.onecard.federation.Federation.OwnKey;
import org.onecard.kernel.crypto.SignatureAlgorithm;
import org.onecard.kernel.crypto.SigningKey;
import org.onecard.kernel.region.Region;
import org.onecard.protocol.trust.KeySet;
import org.onecard.protocol.trust.KeyState;
import org.onecard.protocol.trust.KeyUse;
import org.onecard.protocol.trust.PublishedKey;
import org.onecard.storage.DataDirectory;
import org.onecard.storage.StartRefusedException;
import org.onecard.web.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The own region's keys: private halves as files, the key set as signed by the own root. */
final class OwnKeys {
  /** Demonstration: the first keys hold from a day on which taps of the past can be replayed. */
  private static final Instant FIRST_NOT_BEFORE = Instant.parse("2025-01-01T00:00:00Z");

  private static final Instant FIRST_NOT_AFTER = Instant.parse("2035-01-01T00:00:00Z");
  private static final Duration LIFETIME = Duration.ofDays(1826);
  private static final int HIGHEST_NUMBER = 255;
  private static final Logger log = LoggerFactory.getLogger(OwnKeys.class);

  private final Region region;
  private final DataDirectory directory;
  private final JdbcClient jdbc;
  private final Clock clock;
  private final SecureRandom random;
  private volatile Held held;

  /** The set and, of each use, the key that signs at present. */
  private record Held(KeySet set, Map<KeyUse, OwnKey> active) {}

  OwnKeys(
      Region region, DataDirectory directory, JdbcClient jdbc, Clock clock, SecureRandom random) {
    this.region = region;
    this.directory = directory;
    this.jdbc = jdbc;
    this.clock = clock;
    this.random = random;
    this.held = load().orElseGet(this::create);
    directory.write(directory.file("root-fingerprint.txt"), fingerprint() + "\n");
  }

  KeySet set() {
    return held.set();
  }

  OwnKey active(KeyUse use) {
    OwnKey key = held.active().get(use);
    if (key == null) {
      throw new IllegalStateException("region " + region + " has no active key for " + use);
    }
    return key;
  }

  /** The fingerprint of the own root, which peers confirm. */
  String fingerprint() {
    return active(KeyUse.ROOT).key().verificationKey().fingerprint();
  }

  /** Puts a new key in the place of the active one, which stays published as retired. */
  synchronized KeySet rotate(KeyUse use) {
    if (use == KeyUse.ROOT) {
      throw ProblemException.badField(
          "use",
          "the root is not rotated: peers know it by its fingerprint",
          "name edition, code, status or message");
    }
    return publish(withSuccessor(held.set().keys(), use, KeyState.RETIRED));
  }

  /** Takes back a key at once; an active one gets a successor in the same set. */
  synchronized KeySet revoke(String keyId) {
    PublishedKey key =
        held.set()
            .find(keyId)
            .orElseThrow(
                () ->
                    ProblemException.notFound(
                        "keyId", "there is no such key", "see /.well-known/onecard/keys.json"));
    if (key.use() == KeyUse.ROOT) {
      throw ProblemException.badField(
          "keyId",
          "the root does not revoke itself",
          "give every peer's operator the new root's fingerprint");
    }
    return switch (key.state()) {
      case REVOKED -> held.set();
      case ACTIVE -> publish(withSuccessor(held.set().keys(), key.use(), KeyState.REVOKED));
      case RETIRED ->
          publish(
              held.set().keys().stream()
                  .map(each -> each.keyId().equals(keyId) ? in(each, KeyState.REVOKED) : each)
                  .toList());
    };
  }

  private List<PublishedKey> withSuccessor(
      List<PublishedKey> keys, KeyUse use, KeyState stateOfLast) {
    int number =
        1
            + keys.stream()
                .filter(k -> k.use() == use)
                .mapToInt(PublishedKey::number)
                .max()
                .orElse(0);
    if (number > HIGHEST_NUMBER) {
      throw ProblemException.conflict(
          "keys-used-up", "use", "all 255 numbers are used", "found a new root for the region");
    }
    List<PublishedKey> next = new ArrayList<>();
    for (PublishedKey key : keys) {
      boolean last = key.use() == use && key.state() == KeyState.ACTIVE;
      next.add(last ? in(key, stateOfLast) : key);
    }
    Instant from = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    next.add(generate(use, number, from, from.plus(LIFETIME)));
    return next;
  }

  private KeySet publish(List<PublishedKey> keys) {
    OwnKey root = active(KeyUse.ROOT);
    KeySet next = KeySet.sign(region, held.set().number() + 1, keys, root.keyId(), root.key());
    Held ready = new Held(next, activeOf(next));
    store(next);
    held = ready;
    log.info("published key set {} of region {}", next.number(), region);
    return next;
  }

  private Optional<Held> load() {
    Optional<String> json =
        jdbc.sql("select json from federation_key_set order by number desc limit 1")
            .query(String.class)
            .optional();
    if (json.isEmpty()) {
      return Optional.empty();
    }
    SigningKey root = read(keyId(KeyUse.ROOT, 1));
    KeySet set = KeySet.parse(json.get(), root.verificationKey().fingerprint());
    return Optional.of(new Held(set, activeOf(set)));
  }

  /** Keys whose files a broken first start left behind are taken up again. */
  private Held create() {
    List<PublishedKey> keys = new ArrayList<>();
    for (KeyUse use : KeyUse.values()) {
      keys.add(generate(use, 1, FIRST_NOT_BEFORE, FIRST_NOT_AFTER));
    }
    String rootId = keyId(KeyUse.ROOT, 1);
    KeySet set = KeySet.sign(region, 1, keys, rootId, read(rootId));
    store(set);
    return new Held(set, activeOf(set));
  }

  private PublishedKey generate(KeyUse use, int number, Instant notBefore, Instant notAfter) {
    String keyId = keyId(use, number);
    SigningKey key;
    if (directory.read(file(keyId)).isPresent()) {
      key = read(keyId);
    } else {
      key = SigningKey.generate(SignatureAlgorithm.SM2, random);
      directory.write(file(keyId), key.toPem());
    }
    return new PublishedKey(
        keyId, use, key.verificationKey(), notBefore, notAfter, KeyState.ACTIVE);
  }

  private void store(KeySet set) {
    jdbc.sql("insert into federation_key_set (number, json, made_at) values (?, ?, ?)")
        .params(set.number(), set.json(), Sql.time(clock.instant()))
        .update();
  }

  private Map<KeyUse, OwnKey> activeOf(KeySet set) {
    Map<KeyUse, OwnKey> active = new EnumMap<>(KeyUse.class);
    for (PublishedKey key : set.keys()) {
      if (key.state() == KeyState.ACTIVE) {
        active.put(key.use(), new OwnKey(key.keyId(), read(key.keyId())));
      }
    }
    return active;
  }

  private SigningKey read(String keyId) {
    String pem =
        directory
            .read(file(keyId))
            .orElseThrow(
                () ->
                    new StartRefusedException(
                        "the private key " + file(keyId) + " is missing",
                        "restore it from the backup of the data folder"));
    return SigningKey.fromPem(SignatureAlgorithm.SM2, pem, random);
  }

  private Path file(String keyId) {
    return directory.keys().resolve(keyId + ".pem");
  }

  private String keyId(KeyUse use, int number) {
    return region + "-" + use.text() + "-" + number;
  }

  private static PublishedKey in(PublishedKey key, KeyState state) {
    return new PublishedKey(
        key.keyId(), key.use(), key.key(), key.notBefore(), key.notAfter(), state);
  }
}
