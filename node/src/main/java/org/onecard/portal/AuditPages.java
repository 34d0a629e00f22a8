package org.onecard.portal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.onecard.access.Access;
import org.onecard.access.Allowed;
import org.onecard.access.AuditLog;
import org.onecard.access.Role;
import org.onecard.protocol.catalogue.Edition;
import org.onecard.web.ProblemException;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What staff did, for auditors: searched by person, act, subject and days; the search is kept. */
@Controller
class AuditPages {
  private static final int PAGE = 50;

  private final AuditLog audit;
  private final Access access;
  private final Refusals refusals;
  private final MessageSource messages;

  AuditPages(AuditLog audit, Access access, Refusals refusals, MessageSource messages) {
    this.audit = audit;
    this.access = access;
    this.refusals = refusals;
    this.messages = messages;
  }

  /** An act as a row. */
  record Row(
      long entry,
      String at,
      String actor,
      String said,
      String action,
      String subject,
      String why) {}

  @Allowed(staff = Role.AUDITOR)
  @GetMapping("/authority/audit")
  String search(@RequestParam MultiValueMap<String, String> form, Model model, Locale locale) {
    Phrases phrases = new Phrases(messages, locale);
    Entered entered = new Entered(form);
    model.addAttribute("entered", entered.values());
    try {
      List<Row> rows =
          audit.searchAs(access.currentStaff(), query(entered), PAGE).stream()
              .map(each -> row(each, phrases))
              .toList();
      model.addAttribute("rows", rows);
      model.addAttribute("next", rows.size() < PAGE ? 0 : rows.getLast().entry());
    } catch (ProblemException e) {
      model.addAttribute("refusal", refusals.of(e, locale));
      model.addAttribute("rows", List.of());
      model.addAttribute("next", 0L);
    }
    return "authority-audit";
  }

  private static AuditLog.Query query(Entered entered) {
    LocalDate from = entered.dayOrNull("from");
    LocalDate to = entered.dayOrNull("to");
    if (from != null && to != null && to.isBefore(from)) {
      throw ProblemException.badField("to", "is before the first day", "give a later day");
    }
    return new AuditLog.Query(
        entered.textOrNull("actor"),
        entered.textOrNull("action"),
        entered.textOrNull("subject"),
        midnight(from),
        midnight(to == null ? null : to.plusDays(1)),
        before(entered));
  }

  private static long before(Entered entered) {
    try {
      String before = entered.text("before");
      return before.isEmpty() ? Long.MAX_VALUE : Long.parseLong(before);
    } catch (NumberFormatException e) {
      throw ProblemException.badField("before", "is no number", "go on from the list");
    }
  }

  private static @Nullable Instant midnight(@Nullable LocalDate day) {
    return day == null ? null : day.atStartOfDay(Edition.ZONE).toInstant();
  }

  private static Row row(AuditLog.Entry entry, Phrases phrases) {
    return new Row(
        entry.entry(),
        phrases.time(entry.at()),
        entry.actor(),
        phrases.sayOr("audit.act." + entry.action(), entry.action()),
        entry.action(),
        entry.subject(),
        entry.reason());
  }
}
