package org.onecard.portal;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onecard.access.Allowed;
import org.onecard.access.Party;
import org.onecard.catalogue.Catalogue;
import org.onecard.protocol.catalogue.ApplicationItem;
import org.onecard.protocol.catalogue.Domain;
import org.onecard.protocol.catalogue.Edition;
import org.onecard.protocol.catalogue.Mode;
import org.onecard.protocol.catalogue.Overlay;
import org.onecard.protocol.catalogue.Overlay.Narrowing;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The public list: the edition in force, who signed it, what this region narrows. */
@Controller
class ListPage {
  private final Catalogue catalogue;
  private final MessageSource messages;
  private final Clock clock;

  ListPage(Catalogue catalogue, MessageSource messages, Clock clock) {
    this.catalogue = catalogue;
    this.messages = messages;
    this.clock = clock;
  }

  /** One authority's approval and signature. */
  record Signer(String region, String act, String keyId) {}

  /** An edition in the row of all that count. */
  record EditionLine(long number, String title, String state, String said) {}

  /** One item narrowed here, and how. */
  record Narrowed(String title, String how) {}

  /** An item as a row. */
  record Row(String code, String title, String modes, String basis, String telephone) {}

  /** A domain's rows. */
  record Group(String domain, List<Row> items) {}

  @Allowed(Party.ANYONE)
  @GetMapping("/list")
  String list(Model model, Locale locale) {
    Instant now = clock.instant();
    Phrases phrases = new Phrases(messages, locale);
    Edition edition = catalogue.inForce(now).orElse(null);
    model.addAttribute("edition", edition);
    model.addAttribute(
        "editions",
        catalogue.editions().stream().map(each -> line(each, edition, phrases)).toList());
    if (edition == null) {
      return "list";
    }
    model.addAttribute("headline", headline(edition, phrases));
    model.addAttribute("signers", signers(edition, phrases));
    model.addAttribute(
        "narrowings",
        catalogue.overlay(now).map(Overlay::narrowings).orElse(List.of()).stream()
            .map(narrowing -> narrowed(narrowing, edition, phrases))
            .toList());
    model.addAttribute(
        "groups",
        Arrays.stream(Domain.values()).map(domain -> group(domain, edition, phrases)).toList());
    return "list";
  }

  private static EditionLine line(Edition each, @Nullable Edition inForce, Phrases phrases) {
    String state =
        inForce == null || each.number() > inForce.number()
            ? "to-come"
            : each.number() == inForce.number() ? "in-force" : "earlier";
    return new EditionLine(
        each.number(),
        phrases.say(
            "editions.line", Long.toString(each.number()), phrases.day(each.effectiveFrom())),
        state,
        phrases.say("editions.state." + state));
  }

  static String headline(Edition edition, Phrases phrases) {
    return phrases.say(
        "list.edition",
        edition.number(),
        phrases.day(edition.effectiveFrom()),
        edition.items().size());
  }

  static List<Signer> signers(Edition edition, Phrases phrases) {
    return edition.signatures().stream()
        .map(
            signature -> {
              String code = signature.region().code();
              String act =
                  edition.approvals().stream()
                      .filter(approval -> approval.region().equals(signature.region()))
                      .map(approval -> approval.authority() + " · " + approval.act())
                      .collect(Collectors.joining("; "));
              return new Signer(phrases.sayOr("region." + code, code), act, signature.keyId());
            })
        .toList();
  }

  private static Narrowed narrowed(Narrowing narrowing, Edition edition, Phrases phrases) {
    String title =
        edition
            .find(narrowing.item())
            .map(item -> ItemTitles.title(item, phrases))
            .orElse(narrowing.item());
    String how =
        narrowing.suspended()
            ? phrases.say("narrowed.suspended")
            : phrases.say(
                Objects.nonNull(narrowing.minimumAssurance())
                    ? "narrowed.assurance"
                    : "narrowed.acceptors");
    return new Narrowed(title, how);
  }

  private static Group group(Domain domain, Edition edition, Phrases phrases) {
    List<Row> rows =
        edition.items().stream()
            .filter(item -> item.domain() == domain)
            .map(item -> row(item, phrases))
            .toList();
    return new Group(domain.text(), rows);
  }

  private static Row row(ApplicationItem item, Phrases phrases) {
    String modes =
        item.modes().stream()
            .sorted()
            .map(Mode::text)
            .map(mode -> phrases.say("mode." + mode))
            .collect(Collectors.joining(" · "));
    return new Row(
        item.code(),
        ItemTitles.title(item, phrases),
        modes,
        item.legalBasis(),
        item.complaintTelephone());
  }
}
