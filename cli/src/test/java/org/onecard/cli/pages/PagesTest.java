package org.onecard.cli.pages;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.onecard.kernel.testing.NeedsProgram;

/** Every page for each of its viewers, in Chinese and English, on a phone and on a desk. */
@NeedsProgram("chromium")
class PagesTest {
  private static final int PORT = 18_760;
  private static final int PAGE_OCTETS = 150 * 1024;
  private static final List<String> LANGUAGES = List.of("zh-CN", "en");
  private static final String OCTETS =
      "() => [...performance.getEntriesByType('navigation'),"
          + " ...performance.getEntriesByType('resource')]"
          + ".reduce((sum, entry) => sum + entry.transferSize, 0)";

  @TempDir static Path folder;
  private static @Nullable Browsers openBrowsers;
  private static @Nullable Demonstration openDemonstration;
  private static @Nullable Arranged openArranged;

  @BeforeAll
  static void open() throws Exception {
    openBrowsers = new Browsers();
    openDemonstration = Demonstration.start(folder, PORT);
    openArranged = new Arranged(openDemonstration, openBrowsers);
  }

  @AfterAll
  static void close() {
    if (openDemonstration != null) {
      openDemonstration.close();
    }
    if (openBrowsers != null) {
      openBrowsers.close();
    }
  }

  static Stream<PageRow> rows() {
    return Stream.concat(PageTable.all(), CounterRows.all());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void pageIsWholeLightAndReadableByEveryone(PageRow row) throws IOException {
    for (String language : LANGUAGES) {
      Page page = arranged().signedIn(row.region(), row.viewer());
      browsers().speak(page, arranged().address(row.region()), language);
      Faults faults = new Faults(page, row.status());
      Response answer = row.opening().open(page, arranged());
      if (answer != null) {
        assertThat(answer.status()).as("status of %s", page.url()).isEqualTo(row.status());
      }
      assertThat(page.getAttribute("html", "lang")).as("language").isEqualTo(language);
      assertThat(page.locator("h1").count()).as("headlines of %s", page.url()).isEqualTo(1);
      assertThat(((Number) page.evaluate(OCTETS)).intValue())
          .as("octets of %s", page.url())
          .isBetween(1_000, PAGE_OCTETS);
      look(page, row, language, faults);
      page.context().close();
    }
  }

  @Test
  void faultsAreSeen() throws IOException {
    Page page = arranged().signedIn("50", new Viewer.Anyone());
    browsers().speak(page, arranged().address("50"), "zh-CN");
    Faults faults = new Faults(page, 200);
    page.navigate(arranged().address("50") + "/list");
    assertThat(faults.list(false)).isEmpty();
    page.evaluate(
        """
        () => {
          document.querySelector("h1").textContent = "this is not a Chinese sentence";
          document.querySelector("main").insertAdjacentHTML("beforeend",
            "<p>" + "w".repeat(400) + "</p><p style='width: 9px'></p>"
              + "<img src='/assets/none.png'><input>");
        }
        """);
    page.waitForResponse(response -> response.url().endsWith("none.png"), () -> {});
    assertThat(String.join("\n", faults.list(false)))
        .contains("not a Chinese sentence", "wider than the page", "404 for", "Content Security");
    assertThat(Axe.serious(page)).anyMatch(fault -> fault.contains("label"));
    page.context().close();
  }

  private static void look(Page page, PageRow row, String language, Faults faults)
      throws IOException {
    boolean english = language.equals("en");
    String name = row.name() + "-" + language.substring(0, 2);
    for (int width : List.of(390, 1280)) {
      page.setViewportSize(width, width == 390 ? 844 : 800);
      browsers().keep(page, name + "-" + width);
      assertThat(faults.list(english)).as("%s at %d pixels", name, width).isEmpty();
      Axe.findsNothingSerious(page);
    }
    if (row.everyForm()) {
      page.setViewportSize(390, 844);
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
      browsers().keep(page, name + "-390-dark");
      Axe.findsNothingSerious(page);
      page.evaluate("document.documentElement.dataset.type = 'large'");
      browsers().keep(page, name + "-390-large");
      assertThat(faults.list(english)).as("%s in large type", name).isEmpty();
      Axe.findsNothingSerious(page);
    }
  }

  private static Browsers browsers() {
    return requireNonNull(openBrowsers);
  }

  private static Arranged arranged() {
    return requireNonNull(openArranged);
  }
}
