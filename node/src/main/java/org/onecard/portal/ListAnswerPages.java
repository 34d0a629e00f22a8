package org.onecard.portal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.onecard.access.Allowed;
import org.onecard.access.Party;
import org.onecard.catalogue.Catalogue;
import org.onecard.catalogue.PublicList;
import org.onecard.kernel.place.Places;
import org.onecard.kernel.region.Region;
import org.onecard.protocol.catalogue.Edition;
import org.onecard.web.ProblemException;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** What an edition changed, and what a card may be used for at a place: pages for anyone. */
@Controller
class ListAnswerPages {
  private final Catalogue catalogue;
  private final PublicList list;
  private final Region self;
  private final MessageSource messages;
  private final Clock clock;

  ListAnswerPages(
      Catalogue catalogue, PublicList list, Region self, MessageSource messages, Clock clock) {
    this.catalogue = catalogue;
    this.list = list;
    this.self = self;
    this.messages = messages;
    this.clock = clock;
  }

  /** A choice of a form. */
  record Choice(String value, String title) {}

  @Allowed(Party.ANYONE)
  @GetMapping("/list/editions/{number}")
  String edition(@PathVariable("number") long number, Model model, Locale locale) {
    Edition edition =
        catalogue
            .edition(number)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    Phrases phrases = new Phrases(messages, locale);
    model.addAttribute("number", number);
    model.addAttribute("headline", ListPage.headline(edition, phrases));
    model.addAttribute("signers", ListPage.signers(edition, phrases));
    model.addAttribute("lines", DifferenceLines.of(list.difference(number), phrases));
    return "list-edition";
  }

  @Allowed(Party.ANYONE)
  @GetMapping("/list/here")
  String here(
      @RequestParam(name = "place", required = false) @Nullable String place,
      @RequestParam(name = "issuer", required = false) @Nullable String issuer,
      Model model,
      Locale locale) {
    Phrases phrases = new Phrases(messages, locale);
    String where = place == null ? self.code() + "0000" : place;
    String of = issuer == null ? self.code() : issuer;
    model.addAttribute("place", where);
    model.addAttribute("issuer", of);
    model.addAttribute("places", places());
    model.addAttribute("issuers", issuers(phrases));
    model.addAttribute("uses", null);
    try {
      model.addAttribute("uses", list.uses(where, of, phrases.english() ? "en" : "zh"));
    } catch (ProblemException e) {
      model.addAttribute("fault", e.code());
    }
    return "list-here";
  }

  private List<Choice> places() {
    return Places.shipped().list(LocalDate.ofInstant(clock.instant(), Edition.ZONE)).stream()
        .map(place -> new Choice(place.code().text(), place.nameZh()))
        .toList();
  }

  private List<Choice> issuers(Phrases phrases) {
    return catalogue
        .inForce(clock.instant())
        .map(Edition::authorities)
        .orElse(List.of(self))
        .stream()
        .map(Region::code)
        .map(code -> new Choice(code, phrases.sayOr("region." + code, code)))
        .toList();
  }
}
