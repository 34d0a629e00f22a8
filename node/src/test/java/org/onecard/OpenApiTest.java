package org.onecard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Keeps docs/reference/openapi.yaml the description that the code generates.
 *
 * <p>After a change of the API, write it anew with {@code -Donecard.openapi.update=true}, read the
 * difference, and commit it.
 */
class OpenApiTest extends NodeTest {
  private static final Path GOLDEN = Path.of("..", "docs", "reference", "openapi.yaml");

  @Test
  void describesTheApiAsItIs() throws IOException {
    String generated = node("50").get("/v3/api-docs.yaml").body();
    if (Boolean.getBoolean("onecard.openapi.update")) {
      Files.createDirectories(GOLDEN.getParent());
      Files.writeString(GOLDEN, generated);
    }

    assertThat(generated).contains("/health:").doesNotContain("localhost");
    assertThat(node("50").get("/v3/api-docs.yaml").body()).isEqualTo(generated);
    assertThat(Files.readString(GOLDEN))
        .as("docs/reference/openapi.yaml; run this test with -Donecard.openapi.update=true")
        .isEqualTo(generated);
  }
}
