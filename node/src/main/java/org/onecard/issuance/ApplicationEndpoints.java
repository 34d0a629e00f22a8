package org.onecard.issuance;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.onecard.access.Allowed;
import org.onecard.access.Party;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Applications for a card by whoever wants one. Secrets travel in bodies, never in paths. */
@RestController
@RequestMapping("/api/v1/applications")
class ApplicationEndpoints {
  private final Applications applications;

  ApplicationEndpoints(Applications applications) {
    this.applications = applications;
  }

  /** The secret that came with the reference. */
  record ApplicationSecret(@Nullable String secret) {}

  /**
   * Hands an application in; 20 an hour from one address. The answer is the same whether or not the
   * person is in the register.
   */
  @Allowed(Party.ANYONE)
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Applications.Applied apply(@RequestBody ApplicationForm form, HttpServletRequest request) {
    return applications.apply(form, request.getRemoteAddr());
  }

  /** How the application stands, to its applicant. */
  @Allowed(Party.ANYONE)
  @PostMapping("/{reference}/view")
  ApplicationView view(
      @PathVariable("reference") String reference,
      @RequestBody ApplicationSecret body,
      HttpServletRequest request) {
    return applications.follow(
        reference, Objects.requireNonNullElse(body.secret(), ""), request.getRemoteAddr());
  }
}
