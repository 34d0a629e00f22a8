package org.onecard.cli.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onecard.cli.OneCard;
import org.onecard.kernel.testing.NeedsProgram;

/** The report of a clearing in a real browser, from disk. */
@NeedsProgram("chromium")
class ReportTest {
  private static final Path ROWS = Path.of("..", "docs", "tutorial", "clear");

  @TempDir private static Path folder;
  private static Browsers browsers;

  @BeforeAll
  static void start() {
    browsers = new Browsers();
  }

  @AfterAll
  static void stop() {
    browsers.close();
  }

  @Test
  void opensFromDiskWithAllItsChartsAndWithoutTheNetwork() {
    int exit =
        OneCard.commandLine()
            .execute(
                "clear",
                "--taps",
                ROWS.resolve("taps.csv").toString(),
                "--format",
                "szt",
                "--tariff",
                "shenzhen-2018",
                "--compare",
                "--out",
                folder.toString());
    assertThat(exit).isZero();
    Path report = folder.resolve("report.html");
    assertThat(report).satisfies(file -> assertThat(Files.size(file)).isGreaterThan(100_000));
    List<String> faults = new ArrayList<>();
    List<String> requests = new ArrayList<>();
    Page page = browsers.desktop();
    page.onConsoleMessage(message -> faults.add(message.type() + ": " + message.text()));
    page.onPageError(faults::add);
    page.onRequest(request -> requests.add(request.url()));

    page.navigate(report.toUri().toString());
    page.waitForSelector("html[data-drawn='5']");

    assertThat(page.locator(".chart svg").count()).isEqualTo(5);
    assertThat(page.locator("details table").count()).isEqualTo(5);
    assertThat(page.locator("h1").textContent()).isEqualTo("清分报告");
    assertThat(page.locator(".chart path").count()).isGreaterThan(20);
    browsers.keepAllForms(page, "clearing-report");
    page.locator("summary").first().click();
    assertThat(page.locator("#hours").isVisible()).isTrue();
    page.setViewportSize(390, 844);
    int wider = (int) page.evaluate("document.documentElement.scrollWidth - innerWidth");
    assertThat(wider).as("pixels to scroll sideways on a phone").isLessThanOrEqualTo(0);
    assertThat(faults).isEmpty();
    assertThat(requests).allMatch(url -> url.startsWith("file:") || url.startsWith("data:"));
  }
}
