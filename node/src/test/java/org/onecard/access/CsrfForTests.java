package org.onecard.access;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Gives a session's CSRF token, as a page's form does. */
@RestController
@Hidden
class CsrfForTests {
  @Allowed(Party.ANYONE)
  @GetMapping("/assets/csrf-for-tests")
  String csrf(CsrfToken token) {
    return token.getToken();
  }
}
