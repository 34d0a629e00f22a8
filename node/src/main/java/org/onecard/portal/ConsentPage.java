package org.onecard.portal;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.onecard.access.Allowed;
import org.onecard.access.Party;
import org.onecard.access.SignInServices;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Says to a resident who asks for the sign-in, and what that service will know. */
@Controller
class ConsentPage {
  private final SignInServices services;
  private final MessageSource messages;

  ConsentPage(SignInServices services, MessageSource messages) {
    this.services = services;
    this.messages = messages;
  }

  @Allowed(Party.RESIDENT)
  @GetMapping("/consent")
  String consent(
      @RequestParam("client_id") String clientId,
      @RequestParam("state") String state,
      Model model,
      Locale locale,
      HttpServletResponse response) {
    SignInServices.Service service =
        services
            .find(clientId)
            .filter(SignInServices.Service::active)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    Phrases phrases = new Phrases(messages, locale);
    response.setHeader("Content-Security-Policy", services.consentPolicy(service));
    response.setHeader("Cache-Control", "no-store");
    String code = service.region().code();
    model.addAttribute("serviceTitle", phrases.english() ? service.titleEn() : service.titleZh());
    model.addAttribute("serviceRegion", phrases.sayOr("region." + code, code));
    model.addAttribute("clientId", clientId);
    model.addAttribute("state", state);
    return "consent";
  }
}
