package org.onecard.portal;

import java.time.Clock;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.onecard.access.Access;
import org.onecard.access.Allowed;
import org.onecard.access.Role;
import org.onecard.outlet.Accessibility;
import org.onecard.outlet.ImportReport;
import org.onecard.outlet.Outlet;
import org.onecard.outlet.OutletForm;
import org.onecard.outlet.OutletKind;
import org.onecard.outlet.OutletNow;
import org.onecard.outlet.OutletService;
import org.onecard.outlet.Outlets;
import org.onecard.web.ProblemException;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where registrars keep the region's outlets. */
@Controller
class OutletDeskPages {
  private static final String HOME = "/authority/outlets";

  /** The fields of one line. */
  private static final List<Line> FIELDS =
      List.of(
          new Line("code", 64, true),
          new Line("nameZh", 60, true),
          new Line("nameEn", 60, true),
          new Line("addressZh", 120, true),
          new Line("addressEn", 120, true),
          new Line("place", 40, true),
          new Line("telephone", 24, true),
          new Line("latitude", 20, false),
          new Line("longitude", 20, false));

  private final Outlets outlets;
  private final Access access;
  private final Refusals refusals;
  private final MessageSource messages;
  private final Clock clock;

  OutletDeskPages(
      Outlets outlets, Access access, Refusals refusals, MessageSource messages, Clock clock) {
    this.outlets = outlets;
    this.access = access;
    this.refusals = refusals;
    this.messages = messages;
    this.clock = clock;
  }

  /** A field of one line; {@code needed} where it must not stay empty. */
  record Line(String name, int most, boolean needed) {}

  /** Such a field with its label. */
  record Field(String name, String label, int most, boolean needed) {}

  /** A line of an import in words. */
  record Imported(long number, String code, String change, String pill, String words) {}

  @Allowed(staff = Role.REGISTRAR)
  @GetMapping(HOME)
  String list(Model model, Locale locale) {
    return list(model, new Phrases(messages, locale));
  }

  /** The form of a new outlet. */
  @Allowed(staff = Role.REGISTRAR)
  @GetMapping(HOME + "/new")
  String fresh(Model model, Locale locale) {
    Phrases phrases = new Phrases(messages, locale);
    if (!model.containsAttribute("entered")) {
      model.addAttribute("entered", Map.of("keepsCalendar", "true"));
    }
    return form(phrases.say("outlets.desk.new"), false, model, phrases);
  }

  @Allowed(staff = Role.REGISTRAR)
  @GetMapping(HOME + "/{code}")
  String outlet(@PathVariable("code") String code, Model model, Locale locale) {
    Outlet outlet =
        outlets
            .find(code)
            .map(OutletNow::outlet)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    Phrases phrases = new Phrases(messages, locale);
    if (!model.containsAttribute("entered")) {
      model.addAttribute("entered", OutletForm.values(outlet));
      model.addAttribute("chosen", OutletForm.chosen(outlet));
    }
    return form(phrases.english() ? outlet.nameEn() : outlet.nameZh(), true, model, phrases);
  }

  @Allowed(staff = Role.REGISTRAR)
  @PostMapping(HOME)
  String save(
      @RequestParam MultiValueMap<String, String> entered,
      @RequestParam(name = "known", defaultValue = "false") boolean known,
      RedirectAttributes back,
      Locale locale) {
    Entered form = new Entered(entered);
    String again = known ? HOME + "/" + form.text("code") : HOME + "/new";
    String page = again.matches("/[a-z0-9/-]+") ? again : HOME + "/new";
    return refusals.fill(
        page,
        HOME,
        back,
        locale,
        form,
        () -> outlets.save(access.currentStaff(), OutletForm.body(form.values(), entered)));
  }

  /** Says what a table would change, or takes it. */
  @Allowed(staff = Role.REGISTRAR)
  @PostMapping(HOME + "/import")
  String importTable(
      @RequestParam(name = "csv", defaultValue = "") String csv,
      @RequestParam(name = "dryRun", defaultValue = "true") boolean dryRun,
      Model model,
      Locale locale) {
    Phrases phrases = new Phrases(messages, locale);
    model.addAttribute("csv", csv);
    try {
      ImportReport report = outlets.importTable(access.currentStaff(), csv, dryRun);
      model.addAttribute("report", report);
      model.addAttribute(
          "lines", report.lines().stream().map(line -> line(line, phrases, locale)).toList());
    } catch (ProblemException e) {
      model.addAttribute("refusal", refusals.of(e, locale));
    }
    return list(model, phrases);
  }

  private String list(Model model, Phrases phrases) {
    OutletWords words = new OutletWords(phrases, clock.instant());
    model.addAttribute("rows", outlets.all().stream().map(words::row).toList());
    model.addAttribute("headings", OutletForm.headings());
    return "authority-outlets";
  }

  private String form(String title, boolean known, Model model, Phrases phrases) {
    OutletWords words = new OutletWords(phrases, clock.instant());
    model.addAttribute("title", title);
    model.addAttribute("known", known);
    model.addAttribute(
        "fields",
        FIELDS.stream()
            .filter(field -> !known || !field.name().equals("code"))
            .map(
                field ->
                    new Field(
                        field.name(),
                        phrases.say("outlets.desk." + field.name()),
                        field.most(),
                        field.needed()))
            .toList());
    model.addAttribute(
        "kinds",
        Stream.of(OutletKind.values())
            .map(kind -> new Choice(kind.text(), phrases.say("outlets.kind." + kind.text())))
            .toList());
    model.addAttribute(
        "services",
        Stream.of(OutletService.values())
            .map(service -> new Choice(service.text(), words.service(service)))
            .toList());
    model.addAttribute(
        "accesses",
        Stream.of(Accessibility.values())
            .map(one -> new Choice(one.text(), phrases.say("outlets.access." + one.text())))
            .toList());
    model.addAttribute(
        "weekdays",
        Stream.of(DayOfWeek.values())
            .map(
                day ->
                    new Choice(
                        day.name().toLowerCase(Locale.ROOT),
                        phrases.say("outlets.weekday." + day.getValue())))
            .toList());
    return "authority-outlet";
  }

  private Imported line(ImportReport.Line line, Phrases phrases, Locale locale) {
    String change = line.change().name().toLowerCase(Locale.ROOT);
    String words = String.join(phrases.say("wallet.comma"), line.fields());
    if (line.change() == ImportReport.Change.FAULT) {
      ProblemException fault =
          ProblemException.badField(
              String.valueOf(line.field()),
              String.valueOf(line.fault()),
              String.valueOf(line.remedy()));
      words = refusals.of(fault, locale).said();
    }
    return new Imported(
        line.line(),
        line.code(),
        phrases.say("outlets.import." + change),
        line.change() == ImportReport.Change.FAULT ? "declined" : "accepted",
        words);
  }
}
