package org.onecard.fares.tariff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page about the tariff file shows a sound tariff with every key there is. */
class TariffPageTest {
  private static final Path PAGE = Path.of("../docs/reference/tariff.md");
  private static final Pattern EXAMPLE = Pattern.compile("(?ms)^```yaml\\n(.*?)^```$");

  @Test
  void theExampleIsSound() throws IOException {
    String example =
        EXAMPLE
            .matcher(Files.readString(PAGE))
            .results()
            .map((MatchResult block) -> block.group(1))
            .findFirst()
            .orElseThrow();
    assertThat(TariffFile.read(example)).isInstanceOf(Reading.Valid.class);
  }

  @ParameterizedTest
  @MethodSource("org.onecard.fares.tariff.TariffSchemaTest#forms")
  void everyKeyIsDescribedAndMarkedIfRequired(String form) throws IOException {
    String page = Files.readString(PAGE);
    for (String key : Form.named(form).all()) {
      boolean required = Form.named(form).required().contains(key);
      assertThat(page).contains(required ? "| **`" + key + "`** |" : "| `" + key + "` |");
    }
  }
}
