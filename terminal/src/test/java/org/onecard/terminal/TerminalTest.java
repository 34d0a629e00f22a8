package org.onecard.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onecard.kernel.crypto.SignatureAlgorithm;
import org.onecard.kernel.crypto.SigningKey;
import org.onecard.kernel.region.Region;
import org.onecard.protocol.code.PresentationCode;
import org.onecard.protocol.status.CardStatus;
import org.onecard.terminal.journal.SignedTap;
import org.onecard.terminal.link.Fetched;
import org.onecard.terminal.link.NodeRefusedException;
import org.onecard.terminal.link.NodeSetup;
import org.onecard.terminal.link.NodeUnreachableException;
import org.onecard.terminal.link.StoredTap;
import org.onecard.terminal.link.StubNode;

class TerminalTest {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final SigningKey KEY = SigningKey.generate(SignatureAlgorithm.ES256, RANDOM);
  private static final long SECOND = World.NOW.getEpochSecond();
  private static final Optional<String> NO_REPLAY = Optional.empty();

  @TempDir Path folder;

  private final World world = new World();
  private StubNode node;

  @BeforeEach
  void start() throws IOException {
    node = new StubNode(world);
  }

  @AfterEach
  void stop() {
    node.close();
  }

  @Test
  void fetchesDecidesOfflineAndUploads() throws IOException {
    try (Terminal gate = open()) {
      assertThat(gate.fetch().refusals()).isEmpty();
      TapOutcome accepted = tap(gate, world.device(CardStatus.VALID).show(SECOND));
      TapOutcome declined = tap(gate, world.device(CardStatus.SUSPENDED).show(SECOND));
      assertThat(accepted.decision().opens()).isTrue();
      assertThat(declined.decision().opens()).isFalse();
      SignedTap kept = accepted.kept().orElseThrow();
      assertThat(kept.tap().signedBy(KEY.verificationKey(), kept.signature())).isTrue();
      assertThat(gate.waiting()).isEqualTo(2);
      assertThat(gate.uploadNext(Optional.of("r1")))
          .extracting(StoredTap::stored)
          .containsExactly("accepted", "declined");
      assertThat(gate.waiting()).isZero();
      assertThat(gate.uploadNext(NO_REPLAY)).isEmpty();
    }
    assertThat(node.stored).containsOnlyKeys(1L, 2L);
    assertThat(node.stored.values())
        .allMatch(tap -> tap.path("tappedAt").asString().equals("2026-11-20T08:00:00Z"));
  }

  @Test
  void worksAfterARestartWithoutANode() throws IOException {
    PresentationCode shown = world.device(CardStatus.VALID).show(SECOND);
    try (Terminal gate = open()) {
      gate.fetch();
      tap(gate, shown);
    }
    node.close();
    try (Terminal gate = open()) {
      assertThat(tap(gate, world.device(CardStatus.VALID).show(SECOND)).decision().opens())
          .isTrue();
      assertThat(tap(gate, world.device(CardStatus.REVOKED).show(SECOND)).decision().reason())
          .isEqualTo("card-revoked");
      assertThat(tap(gate, shown).decision().reason()).isEqualTo("counter-seen");
      assertThat(gate.waiting()).isEqualTo(4);
      assertThatExceptionOfType(NodeUnreachableException.class)
          .isThrownBy(() -> gate.uploadNext(NO_REPLAY));
      assertThat(gate.waiting()).isEqualTo(4);
    }
  }

  @Test
  void decidesNothingBeforeItsFirstFetch() throws IOException {
    try (Terminal gate = open()) {
      assertThatExceptionOfType(NothingFetchedException.class)
          .isThrownBy(() -> tap(gate, world.device(CardStatus.VALID).show(SECOND)));
      assertThat(gate.waiting()).isZero();
    }
  }

  @Test
  void keepsNothingOfWhatIsNoCode() throws IOException {
    try (Terminal gate = open()) {
      gate.fetch();
      assertThat(gate.tap("not base45!", World.METRO, World.NOW).decision().reason())
          .isEqualTo("code-not-text");
      assertThat(gate.tap("0".repeat(900), World.METRO, World.NOW).kept()).isEmpty();
      assertThat(gate.tap("", World.METRO, World.NOW).kept()).isEmpty();
      assertThat(gate.waiting()).isZero();
    }
  }

  @Test
  void keepsNoTapForAnItemThatNodesCannotRead() throws IOException {
    try (Terminal gate = open()) {
      gate.fetch();
      String shown = world.device(CardStatus.VALID).show(SECOND).text();
      for (String item : List.of("", "Metro ride", "地铁", "m".repeat(65))) {
        assertThatExceptionOfType(IllegalArgumentException.class)
            .isThrownBy(() -> gate.tap(shown, item, World.NOW))
            .withMessageContaining("'" + item + "'");
      }
      assertThat(gate.waiting()).isZero();
    }
  }

  @Test
  void anOverlayThatItsRegionDidNotSignIsRefusedAlone() throws IOException {
    node.put(
        "/.well-known/onecard/overlay.json",
        """
        {"region":"50","number":1,"since":"2026-11-20T07:00:00Z","narrowings":[],
         "signature":{"keyId":"50-edition-1","algorithm":"SM2","value":"%s"}}"""
            .formatted("A".repeat(86)));
    try (Terminal gate = open()) {
      Fetched fetched = gate.fetch();
      assertThat(fetched.refusals())
          .hasSize(1)
          .allMatch(line -> line.contains("overlay of region 50"));
      assertThat(headNumber(fetched)).isEqualTo(7);
      assertThat(fetched.snapshot().overlay()).isEmpty();
    }
  }

  @Test
  void fetchesOnlyWhatChanged() throws IOException {
    try (Terminal gate = open()) {
      gate.fetch();
      node.asked.clear();
      node.put("/status/v1/51/head", world.head(8).json());
      Fetched fetched = gate.fetch();
      assertThat(headNumber(fetched)).isEqualTo(8);
      assertThat(node.asked).noneMatch(path -> path.contains("/shards/"));
    }
  }

  @Test
  void neverGoesBack() throws IOException {
    try (Terminal gate = open()) {
      node.put("/trust/v1/51/keys", world.keySet(World.SICHUAN, 5).json());
      gate.fetch();
      node.put("/status/v1/51/head", world.head(6).json());
      node.put("/trust/v1/51/keys", world.keySet(World.SICHUAN, 4).json());
      Fetched fetched = gate.fetch();
      assertThat(headNumber(fetched)).isEqualTo(7);
      assertThat(fetched.refusals())
          .anyMatch(line -> line.contains("number 6"))
          .anyMatch(line -> line.contains("number 4"));
    }
    try (Terminal gate = open()) {
      assertThat(headNumber(gate.fetch())).isEqualTo(7);
    }
  }

  @Test
  void believesOnlyThePinnedRoots() throws IOException {
    try (Terminal gate = open(Map.of(World.SICHUAN, "0".repeat(64)))) {
      Fetched fetched = gate.fetch();
      assertThat(fetched.refusals()).anyMatch(line -> line.contains("region 51"));
      assertThat(fetched.snapshot().keys()).containsOnlyKeys(World.CHONGQING);
      assertThat(fetched.snapshot().statuses()).isEmpty();
      assertThat(tap(gate, world.device(CardStatus.VALID).show(SECOND)).decision().reason())
          .isEqualTo("issuer-unknown");
    }
  }

  @Test
  void keepsTheRootsOfItsFirstContact() throws IOException {
    try (Terminal gate = open()) {
      gate.fetch();
    }
    World impostor = new World();
    node.put("/trust/v1/51/keys", impostor.keySet(World.SICHUAN, 9).json());
    node.put("/status/v1/51/head", impostor.head(9).json());
    try (Terminal gate = open()) {
      assertThat(gate.fetch().refusals()).hasSize(2);
      assertThat(tap(gate, impostor.device(CardStatus.VALID).show(SECOND)).decision().reason())
          .isEqualTo("issuer-signature-wrong");
    }
  }

  @Test
  void believesNoShardThatIsNotWhatTheHeadNames() throws IOException {
    byte[] altered = World.shard().wire();
    altered[altered.length - 1] ^= 1;
    node.documents.put("/status/v1/51/shards/" + World.shard().digest(), altered);
    try (Terminal gate = open()) {
      Fetched fetched = gate.fetch();
      assertThat(fetched.snapshot().statuses()).isEmpty();
      assertThat(fetched.refusals()).anyMatch(line -> line.contains("as its digest says"));
    }
  }

  @Test
  void anEditionOfOneAuthorityAloneDoesNotCount() throws IOException {
    var whole = world.edition();
    node.put(
        "/.well-known/onecard/list.json",
        whole.withSignatures(List.of(whole.signatures().getFirst())).json());
    try (Terminal gate = open()) {
      Fetched fetched = gate.fetch();
      assertThat(fetched.snapshot().editions()).isEmpty();
      assertThat(fetched.refusals()).anyMatch(line -> line.contains("does not count"));
    }
  }

  @Test
  void triesAgainWhileTheNodeIsAwayAndSendsNothingTwice() throws IOException {
    try (Terminal gate = open()) {
      node.failures.set(3);
      gate.fetch();
      tap(gate, world.device(CardStatus.VALID).show(SECOND));
      node.losesAnswers = true;
      assertThat(gate.uploadNext(NO_REPLAY)).hasSize(1);
      assertThat(node.stored).hasSize(1);
      assertThat(gate.waiting()).isZero();
    }
  }

  @Test
  void takesANewTokenWhenTheOldOneNoLongerHolds() throws IOException {
    try (Terminal gate = open()) {
      gate.fetch();
      node.tokens.incrementAndGet();
      assertThat(gate.fetch().refusals()).isEmpty();
    }
  }

  @Test
  void aRefusalIsNotTriedAgain() throws IOException {
    node.documents.remove("/api/v1/terminals/gate-1/bundle");
    try (Terminal gate = open()) {
      assertThatExceptionOfType(NodeRefusedException.class)
          .isThrownBy(gate::fetch)
          .satisfies(refusal -> assertThat(refusal.status()).isEqualTo(404));
    }
  }

  private static long headNumber(Fetched fetched) {
    return Optional.ofNullable(fetched.snapshot().statuses().get(World.SICHUAN))
        .orElseThrow()
        .head()
        .number();
  }

  private static TapOutcome tap(Terminal gate, PresentationCode code) throws IOException {
    return gate.tap(code.text(), World.METRO, World.NOW);
  }

  private Terminal open() throws IOException {
    return open(Map.of());
  }

  private Terminal open(Map<Region, String> pins) throws IOException {
    var link = new NodeSetup(node.address(), "gates", "secret", "acceptor", Duration.ofSeconds(2));
    return Terminal.open(
        new TerminalSetup("gate-1", folder, link, KEY, pins, World.PLACES, TerminalSetup.RETENTION),
        InstantSource.system(),
        RANDOM);
  }
}
