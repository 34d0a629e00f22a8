package org.onecard.protocol.golden;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.kernel.crypto.SignatureAlgorithm;
import org.onecard.kernel.crypto.SigningKey;
import org.onecard.kernel.region.Region;
import org.onecard.protocol.Issuer;
import org.onecard.protocol.catalogue.Edition;
import org.onecard.protocol.catalogue.EditionFixture;
import org.onecard.protocol.code.Authorisation;
import org.onecard.protocol.code.Base45;
import org.onecard.protocol.code.PresentationCode;
import org.onecard.protocol.code.SoftwareDevice;
import org.onecard.protocol.json.SignedDocument;
import org.onecard.protocol.message.Envelope;
import org.onecard.protocol.status.CardStatus;
import org.onecard.protocol.status.ChipDenyList;
import org.onecard.protocol.status.Numbering;
import org.onecard.protocol.status.StatusHead;
import org.onecard.protocol.status.StatusShard;
import org.onecard.protocol.tap.TapRecord;
import org.onecard.protocol.trust.KeyUse;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the golden vectors anew into the folder given: only where the wire forms are changed on
 * purpose, for the signatures come out different every time.
 */
final class GoldenWriter {
  private static final long AT = Instant.parse("2026-11-20T12:00:00Z").getEpochSecond();
  private static final long EXPIRY = Instant.parse("2026-11-22T00:00:00Z").getEpochSecond();
  private static final long DAY = EXPIRY / 86_400;
  private static final Issuer CHONGQING = new Issuer("50", SignatureAlgorithm.SM2);
  private static final Issuer SICHUAN = new Issuer("51", SignatureAlgorithm.SM2);
  private static final Issuer ES256 = new Issuer("53", SignatureAlgorithm.ES256);

  private final Path folder;

  private GoldenWriter(Path folder) {
    this.folder = folder;
  }

  public static void main(String[] arguments) throws IOException {
    GoldenWriter writer = new GoldenWriter(Files.createDirectories(Path.of(arguments[0])));
    writer.keys();
    writer.edition();
    writer.codes();
    writer.status();
    writer.message();
    writer.tap();
  }

  private void keys() throws IOException {
    ObjectNode document = SignedDocument.create();
    ArrayNode sets = document.putArray("sets");
    for (Issuer issuer : List.of(CHONGQING, SICHUAN, ES256)) {
      sets.addObject()
          .put("rootFingerprint", issuer.fingerprint())
          .put("document", issuer.keySet().json());
    }
    write("keys.json", document);
  }

  private void edition() throws IOException {
    Edition draft = Edition.parse(EditionFixture.document());
    Edition signed =
        draft.withSignatures(
            List.of(CHONGQING, SICHUAN).stream()
                .map(
                    by ->
                        draft.signatureBy(
                            by.region(), by.keyId(KeyUse.EDITION), by.key(KeyUse.EDITION)))
                .toList());
    write(
        "edition.json",
        SignedDocument.create().put("digest", draft.digest()).put("document", signed.json()));
  }

  private void codes() throws IOException {
    ObjectNode document = SignedDocument.create().put("at", AT);
    ArrayNode genuine = document.putArray("genuine");
    for (Issuer issuer : List.of(SICHUAN, ES256)) {
      for (SignatureAlgorithm algorithm : SignatureAlgorithm.values()) {
        PresentationCode code = issuer.device(algorithm, EXPIRY).show(AT);
        Authorisation word = code.authorisation();
        genuine
            .addObject()
            .put("issuer", word.issuer().code())
            .put("issuerAlgorithm", word.issuerAlgorithm().name())
            .put("deviceAlgorithm", word.deviceAlgorithm().name())
            .put("token", word.token().hex())
            .put("statusIndex", word.statusIndex())
            .put("deviceKey", word.deviceKey().hex())
            .put("expiresAt", word.expiresAt())
            .put("codeTime", code.codeTime())
            .put("counter", code.counter())
            .put("octets", Bytes.of(code.octets()).hex())
            .put("text", code.text())
            .put("identity", code.identity().hex())
            .put("counterIdentity", code.counterIdentity().hex());
      }
    }
    refused(document.putArray("refused"));
    write("presentation-code.json", document);
  }

  private static void refused(ArrayNode refused) {
    SigningKey key = SigningKey.generate(SignatureAlgorithm.ES256, Issuer.RANDOM);
    Authorisation word = Authorisation.issue(SICHUAN.grant(key, EXPIRY), SICHUAN.key(KeyUse.CODE));
    PresentationCode code = new SoftwareDevice(word, key, 1).show(AT);
    byte[] octets = code.octets();
    add(refused, "code-not-text", "not base45", AT);
    add(refused, "code-truncated", Arrays.copyOf(octets, octets.length - 1));
    add(refused, "code-oversized", Arrays.copyOf(octets, octets.length + 1));
    add(refused, "scheme-unknown", with(octets, 0, 0x01));
    add(refused, "version-unknown", with(octets, 0, 0xc2));
    add(refused, "algorithm-unknown", with(octets, 1, 0x13));
    add(refused, "expiry-malformed", with(octets, 60, octets[60] ^ 1));
    add(refused, "issuer-unknown", with(octets, 2, 99));
    add(refused, "issuer-key-unknown", with(octets, 3, 2));
    add(refused, "code-early", code.text(), AT - 6);
    add(refused, "code-late", code.text(), AT + 36);
    add(refused, "device-key-expired", code.text(), EXPIRY);
    add(refused, "issuer-signature-wrong", with(octets, 100, octets[100] ^ 1));
    add(refused, "device-signature-wrong", with(octets, 180, octets[180] ^ 1));
  }

  private static byte[] with(byte[] octets, int position, int value) {
    byte[] other = octets.clone();
    other[position] = (byte) value;
    return other;
  }

  private static void add(ArrayNode refused, String refusal, byte[] octets) {
    add(refused, refusal, Base45.encode(octets), AT);
  }

  private static void add(ArrayNode refused, String refusal, String text, long at) {
    refused.addObject().put("refusal", refusal).put("text", text).put("at", at);
  }

  private void status() throws IOException {
    byte[] states = new byte[StatusShard.SIZE / 4];
    states[0] = (byte) 0b11_10_01_00;
    states[25_000] = (byte) 0b10_00_00_00;
    StatusShard shard = StatusShard.encode(states);
    Bytes chip = ChipDenyList.entry("51", "A12345678", "51019900000000000000000000000000");
    ChipDenyList denied = ChipDenyList.encode(Map.of(chip, CardStatus.SUSPENDED));
    StatusHead head =
        StatusHead.sign(
            SICHUAN.region(),
            7,
            Instant.ofEpochSecond(AT),
            List.of(new StatusHead.DayList(DAY, List.of(shard.digest()))),
            denied.digest(),
            SICHUAN.keyId(KeyUse.STATUS),
            SICHUAN.key(KeyUse.STATUS));
    ObjectNode document = SignedDocument.create();
    document
        .put("head", head.json())
        .put("shard", Bytes.of(shard.wire()).hex())
        .put("denied", Bytes.of(denied.wire()).hex())
        .put("suspendedChip", chip.hex());
    ArrayNode expected = document.putArray("states");
    for (int position : new int[] {0, 1, 2, 3, 4, 100_002, 100_003, StatusShard.SIZE - 1}) {
      expected.addObject().put("position", position).put("state", shard.at(position).text());
    }
    byte[] secret = new byte[Numbering.SECRET_LENGTH];
    Numbering numbering = new Numbering(secret, DAY, StatusShard.SIZE, 2L * StatusShard.SIZE);
    ObjectNode numbered = document.putObject("numbering").put("secret", Bytes.of(secret).hex());
    numbered.put("expiryDay", DAY);
    ArrayNode indexes = numbered.putArray("indexes");
    for (long slot : new long[] {0, 1, 2, 131_071, 131_072, 262_143}) {
      indexes.addObject().put("slot", slot).put("index", numbering.indexOf(slot));
    }
    write("status.json", document);
  }

  private void message() throws IOException {
    Envelope envelope =
        Envelope.sign(
            new Envelope.Draft(
                SICHUAN.region(),
                Region.of("50"),
                "told",
                1,
                "",
                "acceptance-notices",
                "pseudonyms",
                604_800,
                Instant.ofEpochSecond(AT),
                SignedDocument.create().put("note", "川渝")),
            SICHUAN.keyId(KeyUse.MESSAGE),
            SICHUAN.key(KeyUse.MESSAGE));
    write(
        "message.json",
        SignedDocument.create().put("digest", envelope.digest()).put("document", envelope.json()));
  }

  private void tap() throws IOException {
    SigningKey terminal = SigningKey.generate(SignatureAlgorithm.ES256, Issuer.RANDOM);
    TapRecord tap =
        new TapRecord(
            "gate-7",
            1,
            Bytes.ofHex("c112"),
            "metro-ride",
            AT * 1_000,
            7,
            1,
            "declined",
            "code-truncated",
            false);
    write(
        "tap-record.json",
        SignedDocument.create()
            .put("signedForm", Bytes.of(tap.signedForm()).hex())
            .put("publicKey", Bytes.of(terminal.verificationKey().compressed()).hex())
            .put("signature", tap.sign(terminal).base64Url()));
  }

  private void write(String name, ObjectNode document) throws IOException {
    Files.writeString(folder.resolve(name), document.toPrettyString() + "\n");
  }
}
