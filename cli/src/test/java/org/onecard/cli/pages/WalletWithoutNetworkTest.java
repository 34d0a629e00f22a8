package org.onecard.cli.pages;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.onecard.cli.pages.CodeReading.decision;
import static org.onecard.cli.pages.CodeReading.paste;
import static org.onecard.cli.pages.CodeReading.picture;
import static org.onecard.cli.pages.CodeReading.readByZbar;
import static org.onecard.cli.pages.CodeReading.waitForCode;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onecard.kernel.testing.NeedsProgram;

/** The wallet before sign-in, after it, and on a phone that has lost its network. */
@NeedsProgram({"chromium", "zbarimg"})
class WalletWithoutNetworkTest {
  private static final int PORT = 18_740;
  private static final int FIRST_PAGE_OCTETS = 150 * 1024;
  private static final String PANEL = "[data-code-panel]";
  private static final String CARDS = "[data-cards] button";
  private static final String DEVICES =
      """
      () => new Promise((resolve) => {
        const opening = indexedDB.open("onecard", 1);
        opening.onsuccess = () => {
          const names = opening.result.transaction("devices").objectStore("devices").getAllKeys();
          names.onsuccess = () => resolve(names.result.length);
        };
      })
      """;
  private static final String CACHED =
      """
      async () => {
        let text = "";
        for (const name of await caches.keys()) {
          const cache = await caches.open(name);
          for (const request of await cache.keys()) {
            text += request.url + "\\n" + (await (await cache.match(request)).text());
          }
        }
        return text;
      }
      """;
  private static final String OF_YESTERDAY =
      """
      () => new Promise((resolve) => {
        const opening = indexedDB.open("onecard", 1);
        opening.onsuccess = () => {
          const store = opening.result.transaction("devices", "readwrite").objectStore("devices");
          const holder = document.querySelector("[data-code-panel]").dataset.holder;
          store.get(holder).onsuccess = (found) => {
            const device = found.target.result;
            device.day -= 1;
            store.put(device, holder).onsuccess = () => resolve(device.publicKey);
          };
        };
      })
      """;
  private static final String PUBLIC_KEY =
      """
      (holder) => import("/assets/device-store.js")
        .then((store) => store.loadDevice(holder)).then((device) => device.publicKey)
      """;

  @TempDir static Path folder;
  private static @Nullable Browsers openBrowsers;
  private static @Nullable Demonstration openDemonstration;

  @BeforeAll
  static void open() throws Exception {
    openBrowsers = new Browsers();
    openDemonstration = Demonstration.start(folder, PORT);
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

  @Test
  void aGuestIsToldWhatTheWalletIsInBothLanguages() throws IOException {
    Page page = browsers().phone();
    page.navigate(demonstration().address("51") + "/wallet");
    assertThat(page.textContent("h1")).isEqualTo("我的卡");
    assertThat(page.textContent("main")).contains("没有网络也能用", "轨道交通乘车", "12333");
    assertThat(octetsOf(page)).isBetween(10_000, FIRST_PAGE_OCTETS);
    Axe.findsNothingSerious(page);
    browsers().keepAllForms(page, "wallet-guest-zh");
    page.click("text=长辈模式");
    page.waitForSelector("html[data-type=large]");
    assertThat(page.isVisible("a[href='/desk']")).as("fewer choices in large type").isFalse();
    assertThat(page.isVisible("a[href^='tel:']")).isTrue();
    Axe.findsNothingSerious(page);
    page.click("text=标准字号");
    page.click("text=English");
    assertThat(page.textContent("h1")).isEqualTo("My card");
    Axe.findsNothingSerious(page);
    browsers().keep(page, "wallet-guest-en");
  }

  @Test
  void withTheNetworkOffThePageOpensAndItsRenewedCodeIsAccepted() throws Exception {
    Page wallet = boundWallet(1);
    Axe.findsNothingSerious(wallet);
    String holder = String.valueOf(wallet.getAttribute(PANEL, "data-holder"));
    String name = wallet.locator(".face span").nth(2).textContent();
    assertThat((String) wallet.evaluate(CACHED))
        .contains("/wallet/shell", "/assets/onecard-code.js")
        .doesNotContain(holder, name, "_csrf");

    wallet.context().setOffline(true);
    wallet.reload();
    waitForCode(wallet);
    assertThat(wallet.getAttribute(PANEL, "data-shell")).isEqualTo("true");
    assertThat(wallet.isVisible("[data-offline]")).isTrue();
    Axe.findsNothingSerious(wallet);
    browsers().keepAllForms(wallet, "wallet-offline");
    Object first = wallet.getAttribute(PANEL, "data-code-time");
    wallet.waitForFunction(
        "before => document.querySelector('[data-code-panel]').dataset.codeTime !== before",
        first,
        new Page.WaitForFunctionOptions().setTimeout(60_000));
    String code = readByZbar(picture(wallet, folder));

    Page desk = browsers().desktop();
    demonstration().signInAcceptor(desk, "50", "metro-ride");
    paste(desk, readByZbar(renewedPicture(wallet)));
    assertThat(decision(desk)).isEqualTo("accepted");
    assertThat(code).hasSize(299);

    wallet.context().setOffline(false);
    wallet.waitForSelector(".face");
    assertThat(wallet.getAttribute(PANEL, "data-holder")).isEqualTo(holder);
  }

  @Test
  void anAuthorisationOfYesterdayIsStaleAndALaterOneExpired() {
    Page wallet = boundWallet(2);
    wallet.context().setOffline(true);
    wallet.clock().setFixedTime(Instant.now().plus(Duration.ofDays(1)).toEpochMilli());
    wallet.reload();
    waitForCode(wallet);
    assertThat(wallet.textContent("[data-stale]")).contains("授权来自昨天", "08:00");
    assertThat(wallet.isVisible("[data-stale]")).isTrue();
    browsers().keepAllForms(wallet, "wallet-stale");
    wallet.clock().setFixedTime(Instant.now().plus(Duration.ofDays(3)).toEpochMilli());
    wallet.reload();
    wallet.waitForSelector("[data-state=expired]:not([hidden])");
    assertThat(wallet.isVisible("canvas")).isFalse();
    assertThat(wallet.textContent("[data-state=expired]")).contains("年", "08:00");
    browsers().keepAllForms(wallet, "wallet-expired");
  }

  @Test
  void theBrowserRenewsWithItsKeyAndSigningOutLeavesNothingBehind() {
    Page wallet = boundWallet(3);
    String holder = String.valueOf(wallet.getAttribute(PANEL, "data-holder"));
    Object before = wallet.evaluate(OF_YESTERDAY);
    wallet.reload();
    waitForCode(wallet);
    assertThat(wallet.isVisible("[data-stale]")).isFalse();
    assertThat(wallet.evaluate(PUBLIC_KEY, holder)).isNotEqualTo(before);
    assertThat(wallet.evaluate(DEVICES)).isEqualTo(2);

    wallet.click("text=退出");
    wallet.waitForURL(url -> !url.contains("/wallet"));
    assertThat(wallet.evaluate(DEVICES)).isEqualTo(0);
    assertThat(wallet.evaluate("async () => (await caches.keys()).length")).isEqualTo(0);
    demonstration().signInResident(wallet, "51", 3);
    wallet.waitForSelector("[data-state=unbound]:not([hidden])");
    browsers().keepAllForms(wallet, "wallet-unbound");
  }

  @Test
  void anAppPeopleAlreadyHaveShowsTheSameCode() throws Exception {
    Page app = browsers().phone();
    demonstration().signInResident(app, "51", 0);
    String address = demonstration().address("51") + "/city-app";
    app.route(
        address,
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setPath(Path.of("..", "docs", "guide", "wallet-sdk-example.html"))
                    .setContentType("text/html; charset=utf-8")));
    app.navigate(address);
    app.click("#bind");
    app.waitForSelector("body[data-state=fresh]");
    browsers().keep(app, "wallet-sdk-example");
    Page desk = browsers().desktop();
    demonstration().signInAcceptor(desk, "50", "metro-ride");
    paste(desk, readByZbar(picture(app, folder)));
    assertThat(decision(desk)).isEqualTo("accepted");
  }

  @Test
  void lossUsesAndReplacementHaveTheirPagesInBothLanguages() throws IOException {
    Page page = browsers().phone();
    demonstration().signInResident(page, "51", 4);
    String address = demonstration().address("51");
    for (String name : List.of("loss", "uses", "replacement")) {
      page.navigate(address + "/wallet/" + name + "?lang=zh");
      Axe.findsNothingSerious(page);
      browsers().keepAllForms(page, "wallet-" + name + "-zh");
      page.navigate(address + "/wallet/" + name + "?lang=en");
      Axe.findsNothingSerious(page);
      browsers().keep(page, "wallet-" + name + "-en");
    }
    page.check("input[value=damaged]");
    page.click("main form button");
    assertThat(page.textContent("main")).contains("You have asked for a new card");
    page.click("main form button");
    assertThat(page.textContent("main")).contains("Taken back");
  }

  @Test
  void aGuardiansPhoneShowsTwoCardsWithTheNetworkOffUntilTheWardEndsIt() throws Exception {
    Page phone = boundWallet(5);
    askToLookAfter(phone, demonstration().cardNumber("51", 0));
    Page ward = browsers().phone();
    demonstration().signInResident(ward, "51", 0);
    agree(ward);
    phone.navigate(demonstration().address("51") + "/wallet");
    waitForCode(phone);
    assertThat(phone.locator(CARDS).count()).isEqualTo(2);
    phone.locator(CARDS).last().click();
    phone.waitForSelector("[data-state=unbound]:not([hidden])");
    phone.click("[data-state=unbound] [data-bind]");
    waitForCode(phone);
    Axe.findsNothingSerious(phone);
    browsers().keepAllForms(phone, "wallet-family-code");

    phone.context().setOffline(true);
    phone.reload();
    waitForCode(phone);
    assertThat(phone.getAttribute(PANEL, "data-shell")).isEqualTo("true");
    Page desk = browsers().desktop();
    demonstration().signInAcceptor(desk, "50", "metro-ride");
    for (int card : List.of(0, 1)) {
      paste(desk, readByZbar(renewedCode(phone, card)));
      assertThat(decision(desk)).as("card %d", card).isEqualTo("accepted");
    }
    Axe.findsNothingSerious(phone);
    browsers().keepAllForms(phone, "wallet-family-offline");
    String name = phone.locator(CARDS).last().textContent();
    assertThat(name).endsWith("*");
    assertThat((String) phone.evaluate(CACHED)).as("the cache").doesNotContain(name);

    phone.context().setOffline(false);
    phone.waitForSelector(".face");
    browsers().keep(ward, "wallet-family-guardians-zh");
    ward.click("#guardians button.grave");
    ward.waitForSelector(".note.accepted");
    phone.reload();
    waitForCode(phone);
    assertThat(phone.isVisible("[data-cards]")).as("one card is left").isFalse();
    assertThat(phone.evaluate(DEVICES)).as("the own device, and whose it is").isEqualTo(2);
    ward.navigate(demonstration().address("51") + "/wallet/uses");
    assertThat(ward.textContent("main")).contains("代管人", "出示码", "代管结束");
    browsers().keep(ward, "wallet-family-uses-zh");
  }

  private static void askToLookAfter(Page phone, String cardNumber) throws IOException {
    phone.click("a[href='/wallet/family']");
    phone.fill("input[name=cardNumber]", "ABC");
    phone.click("form[action='/wallet/family/invitations'] button");
    phone.waitForSelector(".note.declined");
    assertThat(phone.textContent("main")).contains("卡号是 9 位数字和大写字母");
    Axe.findsNothingSerious(phone);
    phone.fill("input[name=cardNumber]", cardNumber);
    phone.click("form[action='/wallet/family/invitations'] button");
    phone.waitForSelector("#sent li");
    assertThat(phone.textContent("#sent")).contains("已请求").doesNotContain(cardNumber);
    browsers().keepAllForms(phone, "wallet-family-asked-zh");
  }

  private static void agree(Page ward) throws IOException {
    ward.click("a[href='/wallet/family']");
    ward.waitForSelector(".note.waiting");
    Axe.findsNothingSerious(ward);
    browsers().keepAllForms(ward, "wallet-family-consent-zh");
    ward.navigate(ward.url() + "?lang=en");
    assertThat(ward.textContent(".note.waiting")).contains("asks to look after your card");
    Axe.findsNothingSerious(ward);
    browsers().keep(ward, "wallet-family-consent-en");
    ward.navigate(ward.url().replace("lang=en", "lang=zh"));
    ward.click("form[action='/wallet/family/consent'] button:not(.plain)");
    ward.waitForSelector("#guardians li");
    assertThat(ward.textContent("#guardians")).contains("可以：", "出示码", "挂失");
  }

  /** A code that this card has renewed by itself since it was chosen. */
  private static Path renewedCode(Page phone, int card) {
    phone.locator(CARDS).nth(card).click();
    phone.waitForFunction("() => document.querySelector('[data-code-panel]').dataset.codeTime");
    Object first = phone.getAttribute(PANEL, "data-code-time");
    phone.waitForFunction(
        "before => document.querySelector('[data-code-panel]').dataset.codeTime !== before",
        first,
        new Page.WaitForFunctionOptions().setTimeout(60_000));
    return picture(phone, folder);
  }

  /** A phone whose wallet is signed in, shows a code and has its shell kept. */
  private static Page boundWallet(int place) {
    Page wallet = browsers().phone();
    demonstration().signInResident(wallet, "51", place);
    wallet.click("[data-state=unbound] [data-bind]");
    waitForCode(wallet);
    wallet.evaluate("() => navigator.serviceWorker.ready.then(() => true)");
    wallet.waitForFunction("() => navigator.serviceWorker.controller !== null");
    return wallet;
  }

  private static Path renewedPicture(Page wallet) {
    wallet.reload();
    waitForCode(wallet);
    return picture(wallet, folder);
  }

  private static int octetsOf(Page page) {
    Object octets =
        page.evaluate(
            "() => [...performance.getEntriesByType('navigation'),"
                + " ...performance.getEntriesByType('resource')]"
                + ".reduce((sum, entry) => sum + entry.transferSize, 0)");
    return ((Number) octets).intValue();
  }

  private static Browsers browsers() {
    return requireNonNull(openBrowsers);
  }

  private static Demonstration demonstration() {
    return requireNonNull(openDemonstration);
  }
}
