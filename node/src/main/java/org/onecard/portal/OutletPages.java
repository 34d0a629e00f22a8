package org.onecard.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onecard.access.Allowed;
import org.onecard.access.Party;
import org.onecard.kernel.place.PlaceCode;
import org.onecard.kernel.place.PlaceKind;
import org.onecard.kernel.place.Places;
import org.onecard.kernel.region.Region;
import org.onecard.kernel.time.ServiceDay;
import org.onecard.outlet.Outlet;
import org.onecard.outlet.OutletNow;
import org.onecard.outlet.OutletService;
import org.onecard.outlet.Outlets;
import org.onecard.outlet.Outlets.Search;
import org.onecard.outlet.StarsRule;
import org.onecard.web.ProblemException;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Where everyone finds an outlet that is open and does what they need, and rates it. */
@Controller
class OutletPages {
  private final Outlets outlets;
  private final Region self;
  private final MessageSource messages;
  private final Refusals refusals;
  private final Clock clock;

  OutletPages(
      Outlets outlets, Region self, MessageSource messages, Refusals refusals, Clock clock) {
    this.outlets = outlets;
    this.self = self;
    this.messages = messages;
    this.refusals = refusals;
    this.clock = clock;
  }

  @Allowed(Party.ANYONE)
  @GetMapping("/outlets")
  String list(
      @RequestParam(name = "place", defaultValue = "") String place,
      @RequestParam(name = "service", defaultValue = "") String service,
      @RequestParam(name = "open", defaultValue = "") String open,
      Model model,
      Locale locale) {
    Phrases phrases = new Phrases(messages, locale);
    OutletWords words = new OutletWords(phrases, clock.instant());
    List<Choice> places = places(self, clock);
    Optional<PlaceCode> wanted =
        places.stream().map(Choice::code).filter(place::equals).map(PlaceCode::of).findFirst();
    Set<OutletService> services =
        Stream.of(OutletService.values())
            .filter(known -> known.text().equals(service))
            .collect(Collectors.toSet());
    boolean openNow = !open.isEmpty();
    model.addAttribute(
        "rows",
        outlets.list(new Search(wanted.orElse(null), services, openNow)).stream()
            .map(words::row)
            .toList());
    model.addAttribute("place", wanted.map(PlaceCode::text).orElse(""));
    model.addAttribute("service", services.isEmpty() ? "" : service);
    model.addAttribute("openNow", openNow);
    model.addAttribute("places", places);
    model.addAttribute(
        "services",
        Stream.of(OutletService.values())
            .map(one -> new Choice(one.text(), words.service(one)))
            .toList());
    model.addAttribute("rule", StarsRule.VERSION);
    model.addAttribute("least", StarsRule.LEAST);
    return "outlets";
  }

  @Allowed(Party.ANYONE)
  @GetMapping("/outlets/{code}")
  String outlet(@PathVariable("code") String code, Model model, Locale locale) {
    OutletNow view =
        outlets.find(code).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    OutletWords words = new OutletWords(new Phrases(messages, locale), clock.instant());
    model.addAttribute("outlet", words.shown(view));
    model.addAttribute("homeVisit", view.outlet().offers(OutletService.HOME_VISIT));
    model.addAttribute("rule", StarsRule.VERSION);
    model.addAttribute("least", StarsRule.LEAST);
    return "outlet";
  }

  @Allowed(Party.ANYONE)
  @GetMapping("/outlets/rating")
  String rating() {
    return "outlet-rating";
  }

  @Allowed(Party.ANYONE)
  @PostMapping("/outlets/rating")
  String rate(
      @RequestParam(name = "ratingCode", defaultValue = "") String ratingCode,
      @RequestParam(name = "score", required = false) @Nullable Integer score,
      @RequestParam(name = "punctual", required = false) @Nullable Boolean punctual,
      HttpServletRequest request,
      Model model,
      Locale locale) {
    try {
      Outlet rated =
          outlets.get(outlets.rate(ratingCode, score, punctual, request.getRemoteAddr()));
      boolean english = new Phrases(messages, locale).english();
      model.addAttribute("rated", english ? rated.nameEn() : rated.nameZh());
      model.addAttribute("code", rated.code());
    } catch (ProblemException e) {
      model.addAttribute("refusal", refusals.of(e, locale));
      model.addAttribute("ratingCode", ratingCode);
    }
    return "outlet-rating";
  }

  /** The places of this region: its divisions and its zones. */
  static List<Choice> places(Region self, Clock clock) {
    LocalDate today = ServiceDay.dateOf(clock.instant());
    PlaceCode region = PlaceCode.of(self.code() + "0000");
    return Places.shipped().list(today).stream()
        .filter(place -> place.kind() != PlaceKind.PROVINCE)
        .filter(place -> Places.shipped().within(place.code(), region, today))
        .map(place -> new Choice(place.code().text(), place.nameZh()))
        .toList();
  }
}
