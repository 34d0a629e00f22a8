package org.onecard.cli.pages;

import static org.onecard.cli.pages.PageRow.at;
import static org.onecard.cli.pages.PageRow.reached;

import java.util.List;
import java.util.stream.Stream;
import org.onecard.cli.pages.Viewer.Anyone;
import org.onecard.cli.pages.Viewer.Desk;
import org.onecard.cli.pages.Viewer.Resident;
import org.onecard.cli.pages.Viewer.Staff;

/** Every page with who looks at it; a new page gets its row in the part of its room. */
final class PageTable {
  private static final int NOT_FOUND = 404;

  /** The reader's card of the demonstration's register, which has its id of its own. */
  private static final String READERS_CARD =
      "/authority/fusion/00000000-0000-4000-8000-000000000500";

  private static final String AUDIT_OF_NO_DAYS = "/authority/audit?from=2026-02-01&to=2026-01-01";

  private PageTable() {}

  static Stream<PageRow> all() {
    return Stream.of(
            everyone(), residents(), desks(), staff(), authority(), complaints(), outlets())
        .flatMap(List::stream);
  }

  private static List<PageRow> everyone() {
    Viewer anyone = new Anyone();
    return List.of(
        at("home", anyone, "/").inEveryForm(),
        at("list", anyone, "/list"),
        at("list-edition", anyone, "/list/editions/1"),
        at("list-here", anyone, "/list/here"),
        at("list-here-nowhere", anyone, "/list/here?place=999999"),
        at("sign-in", anyone, "/sign-in"),
        at("sign-in-failed", anyone, "/sign-in?error"),
        at("not-found", anyone, "/list/editions/999").answering(NOT_FOUND));
  }

  private static List<PageRow> residents() {
    Viewer resident = new Resident(5);
    return List.of(
        at("wallet-entrance", new Anyone(), "/wallet").inEveryForm(),
        at("wallet", resident, "/wallet").inEveryForm(),
        at("wallet-uses", resident, "/wallet/uses"),
        at("wallet-loss", resident, "/wallet/loss"),
        at("wallet-family", resident, "/wallet/family").inEveryForm(),
        at("wallet-sessions", resident, "/wallet/sessions"),
        at("wallet-replacement", resident, "/wallet/replacement"));
  }

  private static List<PageRow> desks() {
    return List.of(at("desk", new Desk("metro-ride"), "/desk"));
  }

  private static List<PageRow> staff() {
    Viewer anyone = new Anyone();
    return List.of(
        at("staff-sign-in", anyone, "/staff/sign-in"),
        at("staff-sign-in-failed", anyone, "/staff/sign-in?error"),
        at("staff-sign-in-wait", anyone, "/staff/sign-in?wait=30"),
        at("staff-invitation", anyone, "/staff/invitation"),
        at("staff", new Staff("editor"), "/staff"));
  }

  private static List<PageRow> authority() {
    return List.of(
        at("authority-editor", new Staff("editor"), "/authority"),
        at("authority-approver", new Staff("approver"), "/authority"),
        at("authority-items", new Staff("editor"), "/authority/items"),
        at("authority-items-none", new Staff("editor"), "/authority/items?q=nothing-of-it"),
        at("authority-item", new Staff("approver"), "/authority/items/metro-ride"),
        at("authority-local-list", new Staff("approver"), "/authority/local-list"),
        at("authority-import", new Staff("editor"), "/authority/imports"),
        reached(
            "authority-words",
            new Staff("editor"),
            (page, arranged) -> page.navigate(arranged.proposal() + "/words?item=metro-ride")),
        at("authority-fusion", new Staff("editor"), "/authority/fusion"),
        at("authority-fusion-card", new Staff("editor"), READERS_CARD),
        at("authority-staff", new Staff("admin"), "/authority/staff"),
        at("authority-member", new Staff("admin"), "/authority/staff/clerk"),
        at("authority-member-own", new Staff("admin"), "/authority/staff/admin"),
        at("authority-approvals", new Staff("lead"), "/authority/approvals"),
        at("authority-acceptors", new Staff("registrar"), "/authority/acceptors"),
        reached(
            "authority-acceptor",
            new Staff("registrar"),
            (page, arranged) -> {
              page.navigate(arranged.address("50") + "/authority/acceptors");
              page.click("main table a");
              return null;
            }),
        at("authority-peers", new Staff("operator"), "/authority/peers"),
        at("authority-audit", new Staff("auditor"), "/authority/audit"),
        at("authority-audit-wrong", new Staff("auditor"), AUDIT_OF_NO_DAYS),
        reached(
            "authority-proposal",
            new Staff("editor"),
            (page, arranged) -> page.navigate(arranged.proposal())));
  }

  private static List<PageRow> outlets() {
    Viewer anyone = new Anyone();
    Viewer registrar = new Staff("registrar");
    String office = "/authority/outlets";
    return List.of(
        at("outlets", anyone, "/outlets").inEveryForm(),
        at("outlets-none", anyone, "/outlets?place=500101"),
        at("outlet", anyone, "/outlets/yuzhong-hall").inEveryForm(),
        at("outlet-machine", anyone, "/outlets/liangjiang-machine"),
        at("outlet-rating", anyone, "/outlets/rating"),
        at("visits", anyone, "/outlets/visits"),
        reached("visit-asked", anyone, (page, arranged) -> arranged.askForVisit(page)),
        reached("visit", anyone, (page, arranged) -> arranged.followVisit(page)),
        at("counter-visits", new Staff("lead"), "/counter/visits"),
        at("counter-visit-new", new Staff("clerk"), "/counter/visits/new"),
        reached(
            "counter-visit",
            new Staff("lead"),
            (page, arranged) ->
                page.navigate(arranged.address("50") + "/counter/visits/" + arranged.visit())),
        at("authority-outlets", registrar, office),
        at("authority-outlet-new", registrar, office + "/new"),
        at("authority-outlet", registrar, office + "/yuzhong-hall"));
  }

  private static List<PageRow> complaints() {
    Viewer anyone = new Anyone();
    Viewer handler = new Staff("complaints");
    String queue = "/authority/complaints";
    return List.of(
        at("complaints", anyone, "/complaints"),
        reached("complaint-filed", anyone, (page, arranged) -> arranged.fileComplaint(page)),
        reached("complaint", anyone, (page, arranged) -> arranged.followComplaint(page)),
        at("complaint-queue", handler, queue),
        at("complaint-queue-none", handler, queue + "?overdue=true"),
        at("complaint-call", handler, queue + "/new"),
        reached(
            "complaint-desk",
            handler,
            (page, arranged) ->
                page.navigate(arranged.address("50") + queue + "/" + arranged.complaint())));
  }
}
