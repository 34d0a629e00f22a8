package org.onecard.portal;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.onecard.access.Allowed;
import org.onecard.access.Role;
import org.onecard.kernel.text.Hyphenated;
import org.onecard.outlet.OutletService;
import org.onecard.outlet.Outlets;
import org.onecard.web.ProblemException;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where the counter hands out a code with which who was served rates the outlet once. */
@Controller
class RatingCodePages {
  private static final String PAGE = "/counter/rating-codes";

  private final Outlets outlets;
  private final Refusals refusals;
  private final MessageSource messages;
  private final Clock clock;

  RatingCodePages(Outlets outlets, Refusals refusals, MessageSource messages, Clock clock) {
    this.outlets = outlets;
    this.refusals = refusals;
    this.messages = messages;
    this.clock = clock;
  }

  @Allowed(staff = {Role.CLERK, Role.CLERK_LEAD})
  @GetMapping(PAGE)
  String form(Model model, Locale locale) {
    OutletWords words = new OutletWords(new Phrases(messages, locale), clock.instant());
    List<Choice> places =
        outlets.all().stream()
            .filter(seen -> !seen.outlet().closed())
            .map(words::row)
            .map(row -> new Choice(row.code(), row.name()))
            .toList();
    List<Choice> occasions =
        Stream.of(OutletService.values())
            .map(service -> new Choice(service.text(), words.service(service)))
            .toList();
    model.addAttribute("outlets", places);
    model.addAttribute("occasions", occasions);
    return "counter-rating-code";
  }

  /** Makes a code and shows it on the next page, and there only. */
  @Allowed(staff = {Role.CLERK, Role.CLERK_LEAD})
  @PostMapping(PAGE)
  String hand(
      @RequestParam(name = "outlet", defaultValue = "") String outlet,
      @RequestParam(name = "occasion", defaultValue = "") String occasion,
      RedirectAttributes back,
      Locale locale) {
    back.addFlashAttribute("outlet", outlet);
    return refusals.act(
        PAGE,
        back,
        locale,
        () -> back.addFlashAttribute("code", outlets.ratingCode(outlet, service(occasion))));
  }

  private static OutletService service(String occasion) {
    return Hyphenated.find(OutletService.class, occasion)
        .orElseThrow(
            () ->
                ProblemException.badField(
                    "occasion", "is no service of an outlet", "choose one of the list"));
  }
}
