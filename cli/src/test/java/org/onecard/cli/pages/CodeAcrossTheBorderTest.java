package org.onecard.cli.pages;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.onecard.cli.pages.CodeReading.decision;
import static org.onecard.cli.pages.CodeReading.paste;
import static org.onecard.cli.pages.CodeReading.picture;
import static org.onecard.cli.pages.CodeReading.readByZbar;
import static org.onecard.cli.pages.CodeReading.reason;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onecard.kernel.testing.NeedsProgram;

/** A Sichuan resident's phone, a Chongqing desk, and only a picture between them. */
@NeedsProgram({"chromium", "zbarimg"})
class CodeAcrossTheBorderTest {
  private static final Duration NEWS_TRAVELS = Duration.ofSeconds(30);
  private static final int PORT = 18_720;

  @TempDir static Path folder;
  private static @Nullable Browsers browsers;
  private static @Nullable Demonstration demonstration;

  @BeforeAll
  static void open() throws Exception {
    browsers = new Browsers();
    demonstration = Demonstration.start(folder, PORT);
  }

  @AfterAll
  static void close() {
    if (demonstration != null) {
      demonstration.close();
    }
    if (browsers != null) {
      browsers.close();
    }
  }

  @Test
  void codeShownInSichuanIsAcceptedInChongqingUntilItsCardIsReportedLost() throws Exception {
    Browsers browsers = requireNonNull(CodeAcrossTheBorderTest.browsers);
    Demonstration demonstration = requireNonNull(CodeAcrossTheBorderTest.demonstration);
    Page wallet = browsers.phone();
    demonstration.signInResident(wallet, "51", 0);
    wallet.click("[data-state=unbound] [data-bind]");
    wallet.waitForSelector("canvas", visible());
    assertThat(wallet.textContent("h1")).isEqualTo("我的卡");
    browsers.keepAllForms(wallet, "wallet-valid");

    Page desk = browsers.desktop();
    demonstration.signInAcceptor(desk, "50", "metro-ride");
    paste(desk, readByZbar(freshPicture(wallet)));
    assertThat(decision(desk)).isEqualTo("accepted");
    browsers.keepAllForms(desk, "desk-accepted");

    upload(desk, freshPicture(wallet));
    assertThat(decision(desk)).as("the same by an uploaded picture").isEqualTo("accepted");

    String used = readByZbar(freshPicture(wallet));
    paste(desk, used);
    paste(desk, used);
    assertThat(reason(desk)).isEqualTo("counter-seen");

    wallet.reload();
    wallet.waitForSelector("canvas", visible());
    wallet.click("button[value=temporary]");
    wallet.waitForSelector(".face .suspended");
    browsers.keepAllForms(wallet, "wallet-lost");
    assertThat(eventualReason(wallet, desk)).isEqualTo("card-suspended");
    browsers.keepAllForms(desk, "desk-declined");
  }

  @Test
  void theListNamesItsSignersInBothLanguages() throws IOException {
    Browsers browsers = requireNonNull(CodeAcrossTheBorderTest.browsers);
    Demonstration demonstration = requireNonNull(CodeAcrossTheBorderTest.demonstration);
    Page page = browsers.phone();
    page.navigate(demonstration.address("50") + "/list");
    assertThat(page.textContent("main")).contains("50-edition-1", "51-edition-1", "轨道交通乘车");
    browsers.keepAllForms(page, "list-zh");
    page.click("text=English");
    assertThat(page.textContent("h1")).isEqualTo("Application list");
    browsers.keep(page, "list-en");
  }

  /** A picture of a code that was not shown before. */
  private static Path freshPicture(Page wallet) {
    Object before = wallet.getAttribute("[data-code-panel]", "data-code-time");
    wallet.reload();
    wallet.waitForFunction(
        "before => { const panel = document.querySelector('[data-code-panel]');"
            + " return panel.dataset.codeTime && panel.dataset.codeTime !== before; }",
        before);
    wallet.waitForSelector("canvas", visible());
    return picture(wallet, folder);
  }

  private static void upload(Page desk, Path picture) throws IOException {
    assertThat(Files.size(picture)).isPositive();
    desk.selectOption("select[name=item]", "metro-ride");
    desk.setInputFiles("input[name=picture]", picture);
    desk.click("main form button");
    desk.waitForSelector("[data-decision]");
  }

  private static String eventualReason(Page wallet, Page desk) throws Exception {
    Instant end = Instant.now().plus(NEWS_TRAVELS);
    String reason;
    do {
      paste(desk, readByZbar(freshPicture(wallet)));
      reason = reason(desk);
    } while (!reason.equals("card-suspended") && Instant.now().isBefore(end));
    return reason;
  }

  private static Page.WaitForSelectorOptions visible() {
    return new Page.WaitForSelectorOptions()
        .setState(com.microsoft.playwright.options.WaitForSelectorState.VISIBLE);
  }
}
