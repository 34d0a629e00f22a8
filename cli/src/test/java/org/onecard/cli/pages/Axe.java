package org.onecard.cli.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** axe-core, run in the page itself. */
final class Axe {
  private static final String SERIOUS =
      """
      axe.run(document, { resultTypes: ["violations"] }).then((found) =>
        found.violations
          .filter((fault) => fault.impact === "serious" || fault.impact === "critical")
          .map((fault) =>
            `${fault.id}: ${fault.nodes.map((node) => node.target.join(" ")).join(", ")}`))
      """;

  private Axe() {}

  /** Fails with what axe-core calls serious or critical on the page as it stands. */
  static void findsNothingSerious(Page page) throws IOException {
    assertThat(serious(page)).as("axe-core on %s", page.url()).isEmpty();
  }

  /** What axe-core calls serious or critical, each fault with where it stands. */
  static List<String> serious(Page page) throws IOException {
    try (InputStream script =
        Objects.requireNonNull(Axe.class.getResourceAsStream("/axe.min.js"), "axe.min.js")) {
      page.evaluate(new String(script.readAllBytes(), StandardCharsets.UTF_8));
    }
    return ((List<?>) page.evaluate(SERIOUS)).stream().map(String::valueOf).toList();
  }
}
