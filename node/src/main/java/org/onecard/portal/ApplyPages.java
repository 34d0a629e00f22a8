package org.onecard.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.onecard.access.Allowed;
import org.onecard.access.Party;
import org.onecard.issuance.Applications;
import org.onecard.issuance.Receipts;
import org.onecard.storage.Secrets;
import org.onecard.web.ProblemException;
import org.springframework.context.MessageSource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where residents apply for a card online and see how it stands, without an account. */
@Controller
class ApplyPages {
  private final Applications applications;
  private final Receipts receipts;
  private final MessageSource messages;
  private final SecureRandom random;

  ApplyPages(
      Applications applications, Receipts receipts, MessageSource messages, SecureRandom random) {
    this.applications = applications;
    this.receipts = receipts;
    this.messages = messages;
    this.random = random;
  }

  @Allowed(Party.ANYONE)
  @GetMapping("/apply")
  String form(Model model, Locale locale) {
    return form(Map.of(), model, new Phrases(messages, locale));
  }

  @Allowed(Party.ANYONE)
  @PostMapping("/apply")
  String apply(
      @RequestParam Map<String, String> entered,
      @RequestParam(name = "portrait", required = false) @Nullable MultipartFile portrait,
      HttpServletRequest request,
      RedirectAttributes flash,
      Model model,
      Locale locale) {
    Phrases phrases = new Phrases(messages, locale);
    try {
      Applications.Applied applied =
          applications.apply(CounterForms.form(entered, portrait), request.getRemoteAddr());
      flash.addFlashAttribute("reference", applied.reference());
      flash.addFlashAttribute("secret", applied.secret());
      return "redirect:/apply/filed";
    } catch (ProblemException e) {
      model.addAttribute("fault", CounterWords.fault(e, phrases));
      model.addAttribute("faultField", e.field());
      return form(entered, model, phrases);
    }
  }

  /** Reference and secret, shown once. */
  @Allowed(Party.ANYONE)
  @GetMapping("/apply/filed")
  String filed(Model model) {
    return model.containsAttribute("reference") ? "apply-filed" : "redirect:/apply";
  }

  /** A change of language or a bookmark lands here without reference and secret. */
  @Allowed(Party.ANYONE)
  @GetMapping({"/apply/view", "/apply/receipt"})
  String back() {
    return "redirect:/apply";
  }

  @Allowed(Party.ANYONE)
  @PostMapping("/apply/view")
  String view(
      @RequestParam(name = "reference", defaultValue = "") String reference,
      @RequestParam(name = "secret", defaultValue = "") String secret,
      HttpServletRequest request,
      Model model,
      Locale locale) {
    Phrases phrases = new Phrases(messages, locale);
    try {
      model.addAttribute(
          "filed",
          CounterWords.shown(
              applications.follow(reference, secret, request.getRemoteAddr()), phrases));
      model.addAttribute("secret", secret);
      return "apply-view";
    } catch (ProblemException e) {
      model.addAttribute("followFault", CounterWords.fault(e, phrases));
      return form(Map.of("reference", reference), model, phrases);
    }
  }

  /** The receipt as PDF. */
  @Allowed(Party.ANYONE)
  @PostMapping("/apply/receipt")
  ResponseEntity<byte[]> receipt(
      @RequestParam(name = "reference", defaultValue = "") String reference,
      @RequestParam(name = "secret", defaultValue = "") String secret,
      HttpServletRequest request) {
    return CounterForms.pdf(() -> receipts.application(reference, secret, request.getRemoteAddr()));
  }

  private String form(Map<String, String> entered, Model model, Phrases phrases) {
    Map<String, String> values = new TreeMap<>(entered);
    values.computeIfAbsent("requestKey", key -> Secrets.random(random));
    model.addAttribute("values", values);
    model.addAttribute("kinds", CounterWords.kinds(phrases));
    return "apply";
  }
}
