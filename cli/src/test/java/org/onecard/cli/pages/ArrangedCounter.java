package org.onecard.cli.pages;

import static java.util.Objects.requireNonNull;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import org.jspecify.annotations.Nullable;
import org.onecard.cli.pages.Viewer.Anyone;
import tools.jackson.databind.JsonNode;

/** Paths of applicants and of the counter: each comes to a page as people do. */
final class ArrangedCounter {
  /** Made up: divisions 500199 and 510199 are nobody's. */
  private static final String FRESH_NUMBER = "500199190001010012";

  private static final int NEIGHBOUR = 3;
  private static final int HOLDER = 3;

  private final Arranged arranged;
  private @Nullable String reference;
  private String secret = "";

  ArrangedCounter(Arranged arranged) {
    this.arranged = arranged;
  }

  /** Applies for a first card; the page says reference and secret once. */
  @Nullable Response apply(Page page) {
    page.navigate(address("/apply"));
    page.selectOption("select[name=kind]", "first");
    page.fill("form[enctype] input[name=name]", "欧阳小明");
    page.fill("form[enctype] input[name=socialSecurityNumber]", FRESH_NUMBER);
    page.fill("form[enctype] input[name=telephone]", "000-12345678");
    page.click("form[enctype] button");
    page.waitForURL(url -> url.endsWith("/apply/filed"));
    reference = page.textContent("[data-reference]").strip();
    secret = page.textContent("[data-secret]").strip();
    return null;
  }

  /** Looks how the application stands, with its secret. */
  @Nullable Response follow(Page page) {
    String known = reference();
    page.navigate(address("/apply"));
    page.fill("input[name=reference]", known);
    page.fill("input[name=secret]", secret);
    page.click("form[action='/apply/view'] button");
    page.waitForURL(url -> url.endsWith("/apply/view"));
    return null;
  }

  /** A form that is wrong: said beside what was written. */
  @Nullable Response applyWrongly(Page page) {
    page.navigate(address("/apply"));
    page.fill("form[enctype] input[name=name]", "欧阳小明");
    page.fill("form[enctype] input[name=socialSecurityNumber]", "500199190001010017");
    page.click("form[enctype] button");
    PlaywrightAssertions.assertThat(page.locator("[role=alert]")).isVisible();
    return null;
  }

  /** The clerk's page of the application. */
  @Nullable Response application(Page page) {
    return page.navigate(address("/counter/applications/" + reference()));
  }

  /** Finds a holder by the card number, and reports the card lost for now. */
  @Nullable Response holder(Page page) {
    JsonNode resident = arranged.resident("50", HOLDER);
    page.navigate(address("/counter"));
    page.fill("input[name=cardNumber]", resident.required("cardNumber").asString());
    page.click("form:has(input[name=cardNumber]) button");
    page.waitForURL(url -> url.contains("/counter/holders/"));
    page.locator("button[value=suspend-temporarily], button[value=resume]").first().click();
    PlaywrightAssertions.assertThat(page.locator("[role=status]").first()).isVisible();
    return null;
  }

  /** A search that finds nobody. */
  @Nullable Response nobody(Page page) {
    page.navigate(address("/counter"));
    page.fill("input[name=socialSecurityNumber]", FRESH_NUMBER);
    page.fill("input[name=surname]", "王");
    page.click("form:has(input[name=surname]) button");
    PlaywrightAssertions.assertThat(page.locator("[role=alert]")).isVisible();
    return null;
  }

  /** Asks Sichuan for a new card in place of a holder's damaged one, and hands it over. */
  @Nullable Response neighbour(Page page) {
    JsonNode resident = arranged.resident("51", NEIGHBOUR);
    page.navigate(address("/counter/replacements/new"));
    page.selectOption("select[name=region]", "51");
    page.selectOption("select[name=wish]", "same-number");
    page.fill("input[name=name]", resident.required("name").asString());
    page.fill(
        "input[name=socialSecurityNumber]", resident.required("socialSecurityNumber").asString());
    page.fill("input[name=cardNumber]", resident.required("cardNumber").asString());
    page.click("form.stack button");
    page.waitForURL(url -> !url.endsWith("/new"));
    page.click("button[value=hand-over]");
    PlaywrightAssertions.assertThat(page.locator("[role=status]").first()).isVisible();
    return null;
  }

  private String reference() {
    if (reference == null) {
      Page page = arranged.signedIn("50", new Anyone());
      apply(page);
      page.context().close();
    }
    return requireNonNull(reference);
  }

  private String address(String path) {
    return arranged.address("50") + path;
  }
}
