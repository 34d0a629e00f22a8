package org.onecard.portal;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.onecard.acceptance.AcceptorDesk;
import org.onecard.acceptance.AcceptorDesk.AcceptorShown;
import org.onecard.acceptance.AcceptorDesk.Registered;
import org.onecard.access.Allowed;
import org.onecard.access.Role;
import org.onecard.catalogue.ListDesk;
import org.onecard.protocol.catalogue.ApplicationItem;
import org.onecard.web.ProblemException;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who accepts the card, and where: the register as registrars keep it. */
@Controller
class AcceptorPages {
  private static final String LIST = "/authority/acceptors";

  private final AcceptorDesk desk;
  private final ListDesk lists;
  private final Refusals refusals;
  private final MessageSource messages;

  AcceptorPages(AcceptorDesk desk, ListDesk lists, Refusals refusals, MessageSource messages) {
    this.desk = desk;
    this.lists = lists;
    this.refusals = refusals;
    this.messages = messages;
  }

  /** An acceptor as a row. */
  record Row(UUID id, String name, String sector, String creditCode, int items, int points) {}

  /** A point as a row. */
  record PointRow(UUID id, String name, String place, String from) {}

  @Allowed(staff = Role.REGISTRAR)
  @GetMapping(LIST)
  String acceptors(
      @RequestParam(name = "q", defaultValue = "") String q,
      @RequestParam(name = "from", defaultValue = "0") int from,
      Model model,
      Locale locale) {
    Phrases phrases = new Phrases(messages, locale);
    int first = Math.max(0, from);
    List<AcceptorShown> found = desk.find(q.strip(), first);
    model.addAttribute("rows", found.stream().map(each -> row(each, phrases)).toList());
    model.addAttribute("q", q);
    model.addAttribute("before", Math.max(0, first - AcceptorDesk.SHOWN));
    model.addAttribute("first", first);
    model.addAttribute("next", first + AcceptorDesk.SHOWN);
    model.addAttribute("more", found.size() == AcceptorDesk.SHOWN);
    model.addAttribute(
        "items",
        lists.inForce().stream()
            .filter(each -> each.listing().equals("joint"))
            .map(each -> new Choice(each.item().code(), ItemTitles.title(each.item(), phrases)))
            .toList());
    return "authority-acceptors";
  }

  /** Registers an acceptor; its client's secret is shown this once. */
  @Allowed(staff = Role.REGISTRAR)
  @PostMapping(LIST)
  String register(
      @RequestParam MultiValueMap<String, String> form,
      Model model,
      RedirectAttributes back,
      Locale locale,
      HttpServletResponse response) {
    Entered entered = new Entered(form);
    List<Registered> made = new ArrayList<>(1);
    String refused =
        refusals.fill(LIST, LIST, back, locale, entered, () -> made.add(register(entered)));
    if (made.isEmpty()) {
      return refused;
    }
    response.setHeader("Cache-Control", "no-store");
    model.addAttribute("made", made.getFirst());
    return "authority-acceptor-made";
  }

  @Allowed(staff = Role.REGISTRAR)
  @GetMapping(LIST + "/{id}")
  String acceptor(@PathVariable("id") UUID id, Model model, Locale locale) {
    Phrases phrases = new Phrases(messages, locale);
    AcceptorShown acceptor = find(id);
    Map<String, ApplicationItem> items =
        lists.inForce().stream()
            .map(ListDesk.InForce::item)
            .collect(Collectors.toMap(ApplicationItem::code, Function.identity(), (a, b) -> a));
    model.addAttribute("acceptor", acceptor);
    model.addAttribute("name", phrases.english() ? acceptor.nameEn() : acceptor.nameZh());
    model.addAttribute("from", phrases.day(acceptor.validFrom()));
    model.addAttribute(
        "items",
        acceptor.items().stream()
            .map(
                code -> {
                  ApplicationItem item = items.get(code);
                  return new Choice(code, item == null ? code : ItemTitles.title(item, phrases));
                })
            .toList());
    model.addAttribute(
        "points",
        desk.points(id).stream()
            .map(
                point ->
                    new PointRow(
                        point.point(),
                        phrases.english() ? point.nameEn() : point.nameZh(),
                        point.place(),
                        phrases.day(point.validFrom())))
            .toList());
    return "authority-acceptor";
  }

  @Allowed(staff = Role.REGISTRAR)
  @PostMapping(LIST + "/{id}/points")
  String open(
      @PathVariable("id") UUID id,
      @RequestParam MultiValueMap<String, String> form,
      RedirectAttributes back,
      Locale locale) {
    Entered entered = new Entered(form);
    String page = LIST + "/" + id;
    return refusals.fill(
        page,
        page,
        back,
        locale,
        entered,
        () -> desk.open(id, entered.text("nameZh"), entered.text("nameEn"), entered.text("place")));
  }

  private Registered register(Entered entered) {
    return desk.register(
        new AcceptorDesk.Wanted(
            entered.text("creditCode"),
            entered.text("nameZh"),
            entered.text("nameEn"),
            entered.text("sector"),
            entered.all("items"),
            entered.textOrNull("clientId"),
            entered.textOrNull("validFrom")));
  }

  private AcceptorShown find(UUID id) {
    try {
      return desk.get(id);
    } catch (ProblemException e) {
      throw new ResponseStatusException(e.status(), e.fault(), e);
    }
  }

  private static Row row(AcceptorShown each, Phrases phrases) {
    return new Row(
        each.acceptorId(),
        phrases.english() ? each.nameEn() : each.nameZh(),
        each.sector(),
        each.creditCode(),
        each.items().size(),
        each.points());
  }
}
