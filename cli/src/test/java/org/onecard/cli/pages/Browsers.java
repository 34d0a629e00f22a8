package org.onecard.cli.pages;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Debian's Chromium, driven by Playwright; screenshots are kept as build output. */
final class Browsers implements AutoCloseable {
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final List<String> ARGUMENTS =
      List.of(
          "--no-sandbox",
          "--disable-dev-shm-usage",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private final Playwright playwright;
  private final Browser browser;

  Browsers() {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of("/usr/bin/chromium"))
                    .setArgs(ARGUMENTS));
  }

  /** A page of its own session at a phone's size. */
  Page phone() {
    return page(390, 844, ColorScheme.LIGHT);
  }

  /** A page of its own session at a desk's size. */
  Page desktop() {
    return page(1280, 800, ColorScheme.LIGHT);
  }

  /**
   * A page of its own session at a phone's size, one pixel for each of the page's.
   *
   * @param state cookies to begin with, as a context gives its storage state; null for none
   */
  Page session(@Nullable String state) {
    Browser.NewContextOptions options =
        new Browser.NewContextOptions().setViewportSize(390, 844).setLocale("zh-CN");
    if (state != null) {
      options.setStorageState(state);
    }
    return browser.newContext(options).newPage();
  }

  /** Has the node at this address answer the page's session in a language, as its switch does. */
  void speak(Page page, String address, String language) {
    page.context().addCookies(List.of(new Cookie("lang", language).setUrl(address)));
  }

  /** The whole page at both sizes, light, dark and in large type, as files. */
  void keepAllForms(Page page, String name) {
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
      for (int width : List.of(390, 1280)) {
        page.setViewportSize(width, width == 390 ? 844 : 800);
        keep(page, name + "-" + width + "-" + scheme.name().toLowerCase(java.util.Locale.ROOT));
      }
    }
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    page.setViewportSize(390, 844);
    page.evaluate("document.documentElement.dataset.type = 'large'");
    keep(page, name + "-390-large");
    page.evaluate("document.documentElement.dataset.type = 'normal'");
  }

  /** The whole page as a file. */
  void keep(Page page, String name) {
    try {
      Files.createDirectories(SCREENSHOTS);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    page.screenshot(
        new Page.ScreenshotOptions().setFullPage(true).setPath(SCREENSHOTS.resolve(name + ".png")));
  }

  private Page page(int width, int height, ColorScheme scheme) {
    return browser
        .newContext(
            new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(scheme)
                .setDeviceScaleFactor(2)
                .setLocale("zh-CN"))
        .newPage();
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
