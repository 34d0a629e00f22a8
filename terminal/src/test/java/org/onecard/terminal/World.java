package org.onecard.terminal;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.kernel.crypto.SignatureAlgorithm;
import org.onecard.kernel.crypto.SigningKey;
import org.onecard.kernel.place.PlaceCode;
import org.onecard.kernel.place.Places;
import org.onecard.kernel.region.Region;
import org.onecard.protocol.catalogue.Edition;
import org.onecard.protocol.code.Authorisation;
import org.onecard.protocol.code.Rights;
import org.onecard.protocol.code.SoftwareDevice;
import org.onecard.protocol.decision.Circumstances;
import org.onecard.protocol.status.CardStatus;
import org.onecard.protocol.status.ChipDenyList;
import org.onecard.protocol.status.StatusHead;
import org.onecard.protocol.status.StatusLists;
import org.onecard.protocol.status.StatusShard;
import org.onecard.protocol.trust.KeySet;
import org.onecard.protocol.trust.KeyState;
import org.onecard.protocol.trust.KeyUse;
import org.onecard.protocol.trust.PublishedKey;
import org.onecard.terminal.core.Posting;
import org.onecard.terminal.core.Snapshot;

/** Two made-up regions, what they publish, and a metro gate in Chongqing. */
public final class World {
  public static final Region CHONGQING = Region.of("50");
  public static final Region SICHUAN = Region.of("51");
  public static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");
  public static final long EXPIRES_AT = Instant.parse("2026-11-22T00:00:00Z").getEpochSecond();
  public static final long EXPIRY_DAY = EXPIRES_AT / 86_400;
  public static final String METRO = "metro-ride";
  public static final Circumstances.Containment PLACES = Places.shipped()::within;
  public static final Posting POSTING =
      new Posting(
          "gate-1",
          "point-1",
          PlaceCode.of("500103"),
          "acceptor-1",
          "metro",
          Set.of(METRO),
          CHONGQING);

  /** Index of a card with each status in the list that {@link #lists} makes. */
  public static final Map<CardStatus, Long> INDEXES =
      Map.of(
          CardStatus.VALID, 0L,
          CardStatus.REVOKED, 1L,
          CardStatus.SUSPENDED, 2L,
          CardStatus.UNKNOWN, 3L);

  public static final Bytes DENIED_CHIP = ChipDenyList.entry("51", "A12345678", "51".repeat(16));
  private static final ChipDenyList DENIED =
      ChipDenyList.encode(Map.of(DENIED_CHIP, CardStatus.SUSPENDED));

  private static final Instant NOT_BEFORE = Instant.parse("2025-01-01T00:00:00Z");
  private static final Instant NOT_AFTER = Instant.parse("2030-01-01T00:00:00Z");

  private final SecureRandom random = new SecureRandom();
  private final Map<Region, Map<KeyUse, SigningKey>> keys = new HashMap<>();

  public World() {
    for (Region region : List.of(CHONGQING, SICHUAN)) {
      Map<KeyUse, SigningKey> own = new EnumMap<>(KeyUse.class);
      for (KeyUse use : KeyUse.values()) {
        own.put(use, SigningKey.generate(SignatureAlgorithm.SM2, random));
      }
      keys.put(region, own);
    }
  }

  public String fingerprint(Region region) {
    return key(region, KeyUse.ROOT).verificationKey().fingerprint();
  }

  public Map<Region, String> fingerprints() {
    return Map.of(CHONGQING, fingerprint(CHONGQING), SICHUAN, fingerprint(SICHUAN));
  }

  public KeySet keySet(Region region, long number) {
    List<PublishedKey> published = new ArrayList<>();
    for (KeyUse use : KeyUse.values()) {
      published.add(
          new PublishedKey(
              keyId(region, use),
              use,
              key(region, use).verificationKey(),
              NOT_BEFORE,
              NOT_AFTER,
              KeyState.ACTIVE));
    }
    return KeySet.sign(
        region, number, published, keyId(region, KeyUse.ROOT), key(region, KeyUse.ROOT));
  }

  /** The first edition, with one item, signed by both. */
  public Edition edition() {
    Edition draft =
        Edition.parse(
            """
            {"type":"joint","number":1,"effectiveFrom":"2025-01-01","previous":"",
             "authorities":["50","51"],
             "approvals":[
              {"region":"50","authority":"甲","act":"甲〔2025〕0号","date":"2024-12-20"},
              {"region":"51","authority":"乙","act":"乙〔2025〕0号","date":"2024-12-21"}],
             "items":[{"code":"metro-ride","domain":"transit","titleZh":"地铁乘车",
              "titleEn":"Metro ride","modes":["code","chip"],"minimumAssurance":"chip",
              "places":["500000","510000"],"acceptorSectors":["metro"],
              "admissionRequired":true,"requires":[],"releases":[],
              "releasesSocialSecurityNumber":false,"transitFunctionRequired":true,
              "onlineCheck":false,"unknownOnline":"undetermined",
              "unknownOffline":"accept-provisionally","legalBasis":"示例",
              "departments":["交通运输"],"complaintTelephone":"000-0000",
              "validFrom":"2025-01-01"}]}""");
    return draft.withSignatures(List.of(signature(CHONGQING, draft), signature(SICHUAN, draft)));
  }

  /** Sichuan's lists: index 0 valid, 1 revoked, 2 suspended, 3 never issued, the rest valid. */
  public StatusLists lists(long number) {
    StatusShard shard = shard();
    return StatusLists.of(head(number), Map.of(shard.digest(), shard), DENIED);
  }

  public StatusHead head(long number) {
    return head(number, List.of(new StatusHead.DayList(EXPIRY_DAY, List.of(shard().digest()))));
  }

  public StatusHead head(long number, List<StatusHead.DayList> days) {
    return StatusHead.sign(
        SICHUAN,
        number,
        NOW.minusSeconds(60),
        days,
        DENIED.digest(),
        keyId(SICHUAN, KeyUse.STATUS),
        key(SICHUAN, KeyUse.STATUS));
  }

  public static StatusShard shard() {
    byte[] states = new byte[StatusShard.SIZE / 4];
    INDEXES.forEach((status, index) -> put(states, Math.toIntExact(index), status));
    return StatusShard.encode(states);
  }

  public static void put(byte[] states, int position, CardStatus status) {
    int shift = 2 * (position % 4);
    states[position / 4] =
        (byte) ((states[position / 4] & ~(3 << shift)) | (status.bits() << shift));
  }

  public static ChipDenyList denied() {
    return DENIED;
  }

  /** What the gate holds when all is well. */
  public Snapshot snapshot() {
    return new Snapshot(
        POSTING,
        Map.of(CHONGQING, keySet(CHONGQING, 1), SICHUAN, keySet(SICHUAN, 1)),
        Map.of(SICHUAN, lists(7)),
        List.of(edition()),
        Optional.empty());
  }

  /** A Sichuan resident's device whose card stands at a status index. */
  public SoftwareDevice device(long statusIndex) {
    SigningKey device = SigningKey.generate(SignatureAlgorithm.ES256, random);
    byte[] token = new byte[16];
    random.nextBytes(token);
    var grant =
        new Authorisation.Grant(
            SICHUAN,
            1,
            device.algorithm(),
            Bytes.of(token),
            statusIndex,
            Bytes.of(device.verificationKey().compressed()),
            EXPIRES_AT,
            Rights.NONE);
    Authorisation authorisation = Authorisation.issue(grant, key(SICHUAN, KeyUse.CODE));
    return new SoftwareDevice(authorisation, device, random.nextLong(1L << 32));
  }

  /** A device whose card has this status in {@link #lists}. */
  public SoftwareDevice device(CardStatus status) {
    return device(INDEXES.getOrDefault(status, 0L));
  }

  private Edition.EditionSignature signature(Region region, Edition draft) {
    return draft.signatureBy(region, keyId(region, KeyUse.EDITION), key(region, KeyUse.EDITION));
  }

  private SigningKey key(Region region, KeyUse use) {
    return Optional.ofNullable(keys.getOrDefault(region, Map.of()).get(use)).orElseThrow();
  }

  private static String keyId(Region region, KeyUse use) {
    return region + "-" + use.text() + "-1";
  }
}
