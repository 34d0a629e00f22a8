package org.onecard.fares.tariff;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The published schema and the reader say the same of a file's structure. */
class TariffSchemaTest {
  private static final Path FILE = Path.of("../docs/reference/tariff.schema.json");
  private static final JsonMapper JSON = new JsonMapper();

  static Set<String> forms() {
    return new TreeSet<>(Form.names());
  }

  @ParameterizedTest
  @MethodSource("forms")
  void schemaAndReaderKnowTheSameKeys(String name) throws IOException {
    JsonNode schema = JSON.readTree(Files.readString(FILE));
    JsonNode form = name.equals("tariff") ? schema : schema.path("$defs").path(name);
    if (name.equals("effect")) {
      form = form.path("oneOf").path(1);
    }
    assertThat(form.path("additionalProperties").asBoolean(true)).isFalse();
    assertThat(form.path("properties").propertyNames())
        .containsExactlyInAnyOrderElementsOf(Form.named(name).all());
    assertThat(form.path("required").values().stream().map(JsonNode::asString))
        .containsExactlyInAnyOrderElementsOf(Form.named(name).required());
  }

  @ParameterizedTest
  @MethodSource("org.onecard.fares.tariff.Tariffs#names")
  void everyShippedTariffFollowsTheSchema(String name) throws IOException {
    assertThat(errors(Tariffs.text(name).orElseThrow())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "unknown-key",
        "missing-key",
        "wrong-type-number",
        "wrong-type-text",
        "wrong-type-list",
        "wrong-type-mapping",
        "empty-list",
        "repeated-word",
        "wrong-unit",
        "unknown-unit",
        "missing-unit",
        "unknown-word",
        "no-time-of-day",
        "no-id",
        "no-place",
        "two-shapes",
        "no-shape",
        "two-effects",
        "unknown-effect",
        "bearers-missing",
        "bearers-empty",
        "bearer-of-no-part",
        "transfer-without-time",
        "mark-with-time",
        "top-up-without-quota",
        "unknown-mode"
      })
  void theSchemaFindsFaultsOfStructure(String wrong) throws Exception {
    assertThat(errors(Files.readString(wrong(wrong)))).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"dates-gap", "steps-overlap", "unknown-class", "unreachable"})
  void whatOnlyTheCheckFindsFollowsTheSchema(String wrong) throws Exception {
    assertThat(errors(Files.readString(wrong(wrong)))).isEmpty();
  }

  private static Path wrong(String name) throws Exception {
    return Path.of(TariffSchemaTest.class.getResource("wrong/" + name + ".yaml").toURI());
  }

  private static List<Error> errors(String yaml) throws IOException {
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(Files.readString(FILE), InputFormat.JSON);
    Object tree = new Load(LoadSettings.builder().build()).loadFromString(yaml);
    return schema.validate(JSON.valueToTree(tree));
  }
}
