package org.onecard.cli.pages;

import static java.util.Objects.requireNonNull;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onecard.cli.pages.Viewer.Anyone;
import org.onecard.cli.pages.Viewer.Desk;
import org.onecard.cli.pages.Viewer.Resident;
import org.onecard.cli.pages.Viewer.Staff;
import tools.jackson.databind.JsonNode;

/** What pages need before they can be looked at: sign-ins kept, and a case of each kind. */
final class Arranged {
  private final Demonstration demonstration;
  private final Browsers browsers;
  private final ArrangedCounter counter = new ArrangedCounter(this);
  private final Map<Object, String> signedIn = new HashMap<>();
  private @Nullable String proposal;
  private @Nullable String complaint;
  private String secret = "";
  private @Nullable String visit;
  private String visitSecret = "";

  Arranged(Demonstration demonstration, Browsers browsers) {
    this.demonstration = demonstration;
    this.browsers = browsers;
  }

  /** The base URL of the region's node. */
  String address(String region) {
    return demonstration.address(region);
  }

  /** Paths of applicants and of the counter. */
  ArrangedCounter counter() {
    return counter;
  }

  /** What the demonstration says of the region's resident of this place in the list. */
  JsonNode resident(String region, int place) {
    return demonstration.resident(region, place);
  }

  /** A new, empty browser in which the viewer is signed in at the region's node. */
  Page signedIn(String region, Viewer viewer) {
    if (viewer instanceof Anyone) {
      return browsers.session(null);
    }
    return browsers.session(
        signedIn.computeIfAbsent(Map.entry(region, viewer), _ -> signIn(region, viewer)));
  }

  /** The address of an idea of Chongqing's editor, brought in once. */
  String proposal() {
    String known = proposal;
    if (known == null) {
      Page page = signedIn("50", new Staff("editor"));
      page.navigate(address("50") + "/authority/items");
      page.fill("input[name=titleZh]", "社区图书室借还");
      page.fill("input[name=place]", "500152");
      page.fill("textarea[name=reason]", "潼南与遂宁的社区图书室互通，老人不必另办借书证。");
      page.click("form[action='/authority/proposals'] button");
      page.waitForURL(url -> url.contains("/authority/proposals/"));
      known = page.url();
      page.context().close();
      proposal = known;
    }
    return known;
  }

  /** Files a complaint; the page says its reference and secret once. */
  @Nullable Response fileComplaint(Page page) {
    page.navigate(address("50") + "/complaints");
    page.locator("select[name=serviceCode]")
        .selectOption(new com.microsoft.playwright.options.SelectOption().setIndex(2));
    page.fill("textarea[name=description]", "刷卡进站时闸机没有反应，站务员让我另买车票。");
    page.fill("input[name=where]", "小什字站 2 号口");
    page.fill("input[name=contactName]", "彭女士");
    page.fill("input[name=telephone]", "023-00001234");
    page.click("form[action='/complaints'] button");
    page.waitForURL(url -> url.endsWith("/complaints/filed"));
    complaint = page.textContent("[data-reference]").strip();
    secret = page.textContent("[data-secret]").strip();
    return null;
  }

  /** The reference of a complaint, filed once. */
  String complaint() {
    if (complaint == null) {
      Page page = signedIn("50", new Anyone());
      fileComplaint(page);
      page.context().close();
    }
    return requireNonNull(complaint);
  }

  /** Opens the complaint with its secret, as who filed it does. */
  @Nullable Response followComplaint(Page page) {
    String reference = complaint();
    page.navigate(address("50") + "/complaints");
    page.fill("input[name=reference]", reference);
    page.fill("input[name=secret]", secret);
    page.click("form[action='/complaints/view'] button");
    page.waitForURL(url -> url.endsWith("/complaints/view"));
    return null;
  }

  /** Asks for a home visit; the page says its reference and secret once. */
  @Nullable Response askForVisit(Page page) {
    page.navigate(address("50") + "/outlets/visits");
    page.fill("input[name=name]", "彭秀英");
    page.fill("input[name=telephone]", "023-00001234");
    page.fill("input[name=address]", "示范路 3 号 2 楼");
    page.fill("textarea[name=note]", "楼里没有电梯，请提前打电话。");
    page.click("form[action='/outlets/visits'] button");
    page.waitForURL(url -> url.endsWith("/outlets/visits/asked"));
    visit = page.textContent("[data-reference]").strip();
    visitSecret = page.textContent("[data-secret]").strip();
    return null;
  }

  /** The reference of a visit that was asked for once. */
  String visit() {
    if (visit == null) {
      Page page = signedIn("50", new Anyone());
      askForVisit(page);
      page.context().close();
    }
    return requireNonNull(visit);
  }

  /** Opens the visit with its secret, as who asked for it does. */
  @Nullable Response followVisit(Page page) {
    String reference = visit();
    page.navigate(address("50") + "/outlets/visits");
    page.fill("input[name=reference]", reference);
    page.fill("input[name=secret]", visitSecret);
    page.click("form[action='/outlets/visits/view'] button");
    page.waitForURL(url -> url.endsWith("/outlets/visits/view"));
    return null;
  }

  private String signIn(String region, Viewer viewer) {
    Page page = browsers.session(null);
    switch (viewer) {
      case Anyone _ -> throw new IllegalArgumentException("nobody signs in as anyone");
      case Resident resident -> demonstration.signInResident(page, region, resident.place());
      case Desk desk -> demonstration.signInAcceptor(page, region, desk.item());
      case Staff staff -> demonstration.signInStaff(page, region, staff.staffId());
    }
    String state = page.context().storageState();
    page.context().close();
    return state;
  }
}
