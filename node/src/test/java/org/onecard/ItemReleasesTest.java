package org.onecard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.onecard.protocol.catalogue.Attribute;
import org.onecard.protocol.catalogue.Edition;

/** What an issuer may tell: the item's, while edition and item are in force. */
class ItemReleasesTest {
  private static final Instant NOW = Instant.parse("2026-11-21T04:00:00Z");

  @Test
  void whatTheItemGivesAndNothingElse() throws IOException {
    Optional<Edition> edition = Optional.of(edition(""));
    assertThat(NodeConfiguration.given(edition, "museum-entry", NOW))
        .containsExactly(Attribute.AGE_BAND);
    assertThat(NodeConfiguration.given(edition, "library-entry", NOW)).isEmpty();
    assertThat(NodeConfiguration.given(edition, "no-such-item", NOW)).isEmpty();
    assertThat(NodeConfiguration.given(Optional.empty(), "museum-entry", NOW)).isEmpty();
  }

  @Test
  void whatDecidingTakesIsGivenToo() throws IOException {
    Optional<Edition> edition = Optional.of(edition("\"requires\": [\"student\"]"));
    assertThat(NodeConfiguration.given(edition, "museum-entry", NOW))
        .containsExactlyInAnyOrder(Attribute.AGE_BAND, Attribute.STUDENT);
  }

  @Test
  void nothingBeforeTheItemBeginsOrAfterItEnds() throws IOException {
    Instant before = Instant.parse("2024-12-31T15:59:59Z");
    assertThat(NodeConfiguration.given(Optional.of(edition("")), "museum-entry", before)).isEmpty();
    Optional<Edition> ended =
        Optional.of(edition("\"validFrom\": \"2025-01-01\", \"validTo\": \"2026-11-21\""));
    assertThat(NodeConfiguration.given(ended, "museum-entry", NOW)).isEmpty();
  }

  @Test
  void whatNoListKnowsCountsAsHealth() throws IOException {
    Optional<Edition> edition = Optional.of(edition(""));
    assertThat(NodeConfiguration.isHealth(edition, "seeing-a-doctor")).isTrue();
    assertThat(NodeConfiguration.isHealth(edition, "library-entry")).isFalse();
    assertThat(NodeConfiguration.isHealth(edition, "no-such-item")).isTrue();
    assertThat(NodeConfiguration.isHealth(Optional.empty(), "library-entry")).isTrue();
  }

  /** The first edition with one field of every item replaced. */
  private static Edition edition(String field) throws IOException {
    String name = field.isEmpty() ? "" : field.substring(0, field.indexOf(':'));
    try (var file = ItemReleasesTest.class.getResourceAsStream("/catalogue/first-edition.json")) {
      String json = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
      return Edition.parse(
          field.isEmpty() ? json : json.replaceAll(name + ":\\s*(\\[\\]|\"[^\"]*\"|null)", field));
    }
  }
}
