package org.onecard.protocol.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.onecard.protocol.catalogue.EditionDifference.Field;
import org.onecard.protocol.catalogue.EditionDifference.Line;
import org.onecard.protocol.json.SignedDocument;
import tools.jackson.databind.node.ObjectNode;

class EditionDifferenceTest {
  private static final int ENOUGH = 100_000;

  @Test
  void addedChangedAndWithdrawnItemsAreTold() {
    ObjectNode changed = item().put("titleEn", "Underground ride").put("validTo", "2030-01-01");
    assertThat(
            EditionDifference.between(
                    Map.of("metro-ride", item(), "bus-ride", item()),
                    Map.of("metro-ride", changed, "coach", item()))
                .lines())
        .containsExactly(
            new Line.Added("coach", "地铁乘车", "Metro ride"),
            new Line.Changed(
                "metro-ride",
                "地铁乘车",
                "Underground ride",
                List.of(
                    new Field("titleEn", "Metro ride", "Underground ride"),
                    new Field("validTo", "", "2030-01-01"))),
            new Line.Withdrawn("bus-ride", "地铁乘车", "Metro ride"));
  }

  @Test
  void theOrderOfAListIsNoDifferenceButAMemberNobodyKnowsIs() {
    ObjectNode turned = item();
    turned.putArray("modes").add("chip").add("code");
    assertThat(between(item(), turned)).isEmpty();
    turned.withArray("modes").add("entry");
    assertThat(between(item(), turned))
        .containsExactly(new Field("modes", "chip、code", "chip、code、entry"));
    ObjectNode later = item();
    later.putObject("quota").put("perDay", 2);
    assertThat(between(item(), later)).containsExactly(new Field("quota", "", "{\"perDay\":2}"));
  }

  private static List<Field> between(ObjectNode before, ObjectNode after) {
    return EditionDifference.between(Map.of("a", before), Map.of("a", after)).lines().stream()
        .flatMap(line -> ((Line.Changed) line).fields().stream())
        .toList();
  }

  private static ObjectNode item() {
    return SignedDocument.parse(EditionFixture.item(), ENOUGH);
  }
}
