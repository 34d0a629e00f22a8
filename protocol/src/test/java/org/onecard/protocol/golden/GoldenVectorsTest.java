package org.onecard.protocol.golden;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERSequence;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.kernel.crypto.SignatureAlgorithm;
import org.onecard.kernel.crypto.VerificationKey;
import org.onecard.kernel.region.Region;
import org.onecard.kernel.testing.NeedsProgram;
import org.onecard.protocol.catalogue.Edition;
import org.onecard.protocol.catalogue.Edition.EditionSignature;
import org.onecard.protocol.code.CodeVerifier;
import org.onecard.protocol.code.MalformedCodeException;
import org.onecard.protocol.code.PresentationCode;
import org.onecard.protocol.json.DocumentFields;
import org.onecard.protocol.json.DocumentSignature;
import org.onecard.protocol.json.SignedDocument;
import org.onecard.protocol.message.Envelope;
import org.onecard.protocol.status.CardStatus;
import org.onecard.protocol.status.ChipDenyList;
import org.onecard.protocol.status.Numbering;
import org.onecard.protocol.status.StatusHead;
import org.onecard.protocol.status.StatusLists;
import org.onecard.protocol.status.StatusShard;
import org.onecard.protocol.tap.TapRecord;
import org.onecard.protocol.trust.KeySet;
import org.onecard.protocol.trust.KeyUse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What was published once is read for ever: the vectors of docs/protocol. */
class GoldenVectorsTest {
  private static final int ENOUGH = 1_000_000;
  private static final Map<Region, KeySet> KEYS = keySets();

  @TempDir Path folder;

  @Test
  void theEditionCounts() {
    JsonNode vector = read("edition.json");
    Edition edition = Edition.parse(text(vector, "document"));
    assertThat(edition.whyNotCounting(GoldenVectorsTest::keysOf)).isEmpty();
    assertThat(edition.digest()).isEqualTo(text(vector, "digest"));
    assertThat(edition.json()).isEqualTo(text(vector, "document"));
  }

  @TestFactory
  Iterable<DynamicTest> everyGenuineCodeHolds() {
    JsonNode vectors = read("presentation-code.json");
    return vectors.get("genuine").values().stream()
        .map(
            vector ->
                DynamicTest.dynamicTest(
                    text(vector, "issuerAlgorithm") + " and " + text(vector, "deviceAlgorithm"),
                    () -> holds(vector, vectors.get("at").longValue())))
        .toList();
  }

  private static void holds(JsonNode vector, long at) {
    PresentationCode code = PresentationCode.parseText(text(vector, "text"));
    assertThat(code.authorisation().issuer().code()).isEqualTo(text(vector, "issuer"));
    assertThat(code.authorisation().token().hex()).isEqualTo(text(vector, "token"));
    assertThat(code.authorisation().deviceKey().hex()).isEqualTo(text(vector, "deviceKey"));
    assertThat(code.authorisation().statusIndex()).isEqualTo(vector.get("statusIndex").longValue());
    assertThat(code.authorisation().expiresAt()).isEqualTo(vector.get("expiresAt").longValue());
    assertThat(code.codeTime()).isEqualTo(vector.get("codeTime").longValue());
    assertThat(code.counter()).isEqualTo(vector.get("counter").longValue());
    assertThat(Bytes.of(code.octets()).hex()).isEqualTo(text(vector, "octets"));
    assertThat(code.identity().hex()).isEqualTo(text(vector, "identity"));
    assertThat(code.counterIdentity().hex()).isEqualTo(text(vector, "counterIdentity"));
    assertThat(refusalOf(text(vector, "text"), at)).isEmpty();
  }

  @TestFactory
  Iterable<DynamicTest> everyOtherCodeIsRefusedByName() {
    return read("presentation-code.json").get("refused").values().stream()
        .map(
            vector ->
                DynamicTest.dynamicTest(
                    text(vector, "refusal"),
                    () ->
                        assertThat(refusalOf(text(vector, "text"), vector.get("at").longValue()))
                            .contains(text(vector, "refusal"))))
        .toList();
  }

  private static Optional<String> refusalOf(String text, long at) {
    try {
      PresentationCode code = PresentationCode.parseText(text);
      return switch (new CodeVerifier(GoldenVectorsTest::keysOf).verify(code, at)) {
        case CodeVerifier.Result.Genuine genuine -> Optional.empty();
        case CodeVerifier.Result.Refused refused -> Optional.of(refused.refusal().text());
      };
    } catch (MalformedCodeException e) {
      return Optional.of(e.refusal().text());
    }
  }

  @Test
  void theStatusListsSayWhatTheySaid() {
    JsonNode vector = read("status.json");
    StatusHead head = StatusHead.parse(text(vector, "head"), keySet("51"));
    StatusShard shard = StatusShard.parse(octets(vector, "shard"));
    ChipDenyList denied = ChipDenyList.parse(octets(vector, "denied"));
    StatusLists lists = StatusLists.of(head, Map.of(shard.digest(), shard), denied);
    long day = head.days().getFirst().expiryDay();
    Instant at = head.issuedAt();
    for (JsonNode expected : vector.get("states")) {
      assertThat(lists.ofCode(day, expected.get("position").longValue(), at).value().text())
          .isEqualTo(text(expected, "state"));
    }
    assertThat(lists.ofChip(Bytes.ofHex(text(vector, "suspendedChip")), at).value())
        .isEqualTo(CardStatus.SUSPENDED);
    byte[] states = new byte[StatusShard.SIZE / 4];
    for (int i = 0; i < StatusShard.SIZE; i++) {
      states[i / 4] |= (byte) (shard.at(i).bits() << (i % 4 * 2));
    }
    assertThat(StatusShard.encode(states).wire()).isEqualTo(shard.wire());
  }

  @Test
  void theNumberingIsTheSame() {
    JsonNode vector = read("status.json").get("numbering");
    Numbering numbering =
        new Numbering(
            octets(vector, "secret"),
            vector.get("expiryDay").longValue(),
            StatusShard.SIZE,
            2L * StatusShard.SIZE);
    for (JsonNode pair : vector.get("indexes")) {
      assertThat(numbering.indexOf(pair.get("slot").longValue()))
          .isEqualTo(pair.get("index").longValue());
    }
  }

  @Test
  void theMessageIsItsSenders() {
    JsonNode vector = read("message.json");
    Envelope envelope = Envelope.parse(text(vector, "document"), keySet("51"));
    assertThat(envelope.digest()).isEqualTo(text(vector, "digest"));
    assertThat(envelope.type()).isEqualTo("acceptance-notices");
  }

  @Test
  void theTapIsItsTerminals() {
    JsonNode vector = read("tap-record.json");
    TapRecord tap =
        new TapRecord(
            "gate-7",
            1,
            Bytes.ofHex("c112"),
            "metro-ride",
            Instant.parse("2026-11-20T12:00:00Z").toEpochMilli(),
            7,
            1,
            "declined",
            "code-truncated",
            false);
    VerificationKey key =
        VerificationKey.fromCompressed(SignatureAlgorithm.ES256, octets(vector, "publicKey"));
    assertThat(Bytes.of(tap.signedForm()).hex()).isEqualTo(text(vector, "signedForm"));
    assertThat(tap.signedBy(key, Bytes.ofBase64Url(text(vector, "signature")))).isTrue();
  }

  @Test
  @NeedsProgram("openssl")
  void opensslVerifiesTheKeySets() throws Exception {
    for (KeySet keys : KEYS.values()) {
      ObjectNode document = SignedDocument.parse(keys.json(), ENOUGH);
      DocumentSignature signature = DocumentSignature.of(DocumentFields.of(document));
      byte[] signed = SignedDocument.canonicalWithout(document, "signature");
      VerificationKey root = keys.find(signature.keyId()).orElseThrow().key();
      assertThat(opensslVerifies(root, signed, signature.value())).isTrue();
      signed[signed.length - 3] ^= 1;
      assertThat(opensslVerifies(root, signed, signature.value())).isFalse();
    }
  }

  @Test
  @NeedsProgram("openssl")
  void opensslVerifiesTheEdition() throws Exception {
    ObjectNode document = SignedDocument.parse(text(read("edition.json"), "document"), ENOUGH);
    byte[] signed = SignedDocument.canonicalWithout(document, "signatures");
    Edition edition = Edition.parse(document.toString());
    assertThat(edition.signatures()).hasSize(2);
    for (EditionSignature signature : edition.signatures()) {
      VerificationKey key =
          keySet(signature.region().code()).find(signature.keyId()).orElseThrow().key();
      assertThat(opensslVerifies(key, signed, Bytes.ofBase64Url(signature.value()))).isTrue();
    }
  }

  private boolean opensslVerifies(VerificationKey key, byte[] message, Bytes raw)
      throws IOException, InterruptedException {
    byte[] octets = raw.toArray();
    ASN1Integer r = new ASN1Integer(new BigInteger(1, Arrays.copyOf(octets, 32)));
    ASN1Integer s = new ASN1Integer(new BigInteger(1, Arrays.copyOfRange(octets, 32, 64)));
    Files.write(
        folder.resolve("signature"), new DERSequence(new ASN1Integer[] {r, s}).getEncoded());
    Files.write(folder.resolve("message"), message);
    Files.writeString(folder.resolve("key.pem"), key.toPem());
    String options =
        key.algorithm() == SignatureAlgorithm.SM2
            ? "-digest sm3 -pkeyopt distid:1234567812345678"
            : "-digest sha256";
    String command =
        "openssl pkeyutl -verify -pubin -inkey key.pem -rawin "
            + options
            + " -in message -sigfile signature";
    Process openssl =
        new ProcessBuilder(command.split(" "))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(openssl.getInputStream().readAllBytes(), UTF_8);
    assertThat(openssl.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return output.contains("Verified Successfully");
  }

  private static Map<Region, KeySet> keySets() {
    Map<Region, KeySet> sets = new HashMap<>();
    for (JsonNode vector : read("keys.json").get("sets")) {
      KeySet set = KeySet.parse(text(vector, "document"), text(vector, "rootFingerprint"));
      sets.put(set.region(), set);
    }
    return sets;
  }

  private static Optional<KeySet> keysOf(Region region) {
    return Optional.ofNullable(KEYS.get(region));
  }

  private static KeySet keySet(String region) {
    return keysOf(Region.of(region)).orElseThrow();
  }

  @Test
  void everyUseHasAKeyInEverySet() {
    assertThat(KEYS).hasSize(3);
    for (KeySet keys : KEYS.values()) {
      for (KeyUse use : KeyUse.values()) {
        assertThat(keys.find(use, 1)).isPresent();
      }
    }
  }

  private static JsonNode read(String name) {
    try (InputStream in =
        Objects.requireNonNull(GoldenVectorsTest.class.getResourceAsStream("/golden/" + name))) {
      return SignedDocument.parse(new String(in.readAllBytes(), UTF_8), ENOUGH);
    } catch (IOException e) {
      throw new IllegalStateException("golden vectors " + name + " cannot be read", e);
    }
  }

  private static String text(JsonNode node, String name) {
    return node.get(name).stringValue();
  }

  private static byte[] octets(JsonNode node, String name) {
    return Bytes.ofHex(text(node, name)).toArray();
  }
}
