package org.onecard.cli.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** From the wallet's screen to the desk's answer: a picture, zbarimg, the desk's form. */
final class CodeReading {
  private CodeReading() {}

  /** The code on the screen, pixel for pixel as a camera would see it. */
  static Path picture(Page wallet, Path folder) {
    Path picture = folder.resolve("code-" + System.nanoTime() + ".png");
    wallet.locator("canvas").screenshot(new Locator.ScreenshotOptions().setPath(picture));
    return picture;
  }

  static String readByZbar(Path picture) throws IOException, InterruptedException {
    Process zbar =
        new ProcessBuilder("zbarimg", "-q", "--raw", "--oneshot", "-Sbinary", picture.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String text = new String(zbar.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    assertThat(zbar.waitFor()).as("zbarimg found a code in %s", picture).isZero();
    return text.strip();
  }

  static void paste(Page desk, String code) {
    desk.selectOption("select[name=item]", "metro-ride");
    desk.fill("textarea[name=code]", code);
    desk.click("main form button");
    desk.waitForSelector("[data-decision]");
  }

  static String decision(Page desk) {
    return String.valueOf(desk.getAttribute("[data-decision]", "data-decision"));
  }

  static String reason(Page desk) {
    return desk.locator("[data-decision]").textContent();
  }

  static void waitForCode(Page wallet) {
    wallet.waitForSelector(
        "canvas", new Page.WaitForSelectorOptions().setState(WaitForSelectorState.VISIBLE));
  }
}
