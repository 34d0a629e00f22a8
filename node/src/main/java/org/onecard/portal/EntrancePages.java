package org.onecard.portal;

import org.onecard.access.Allowed;
import org.onecard.access.Party;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The first page and the sign-in page. */
@Controller
class EntrancePages {

  @Allowed(Party.ANYONE)
  @GetMapping("/")
  String home() {
    return "home";
  }

  @Allowed(Party.ANYONE)
  @GetMapping("/sign-in")
  String signIn(@RequestParam(name = "error", required = false) String error, Model model) {
    model.addAttribute("failed", error != null);
    return "sign-in";
  }
}
