package org.onecard.access;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.onecard.kernel.region.Region;
import org.onecard.web.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Registers services that residents sign in at with the card, and shows residents where. */
@RestController
class ServiceEndpoints {
  private final Access access;
  private final SignInServices services;

  ServiceEndpoints(Access access, SignInServices services) {
    this.access = access;
    this.services = services;
  }

  /**
   * A service to be registered.
   *
   * @param region two digits: of the acceptor, this region or another
   * @param redirectUris https, or http at localhost; compared to the letter
   */
  record WantedJson(
      @Nullable String region,
      @Nullable String sector,
      @Nullable String acceptorId,
      @Nullable String titleZh,
      @Nullable String titleEn,
      @Nullable List<String> redirectUris) {}

  /** A service; the secret is told only when it is registered. */
  record ServiceJson(
      String clientId,
      @Nullable String clientSecret,
      String region,
      String sector,
      String acceptorId,
      String titleZh,
      String titleEn,
      List<String> redirectUris,
      boolean active) {
    ServiceJson {
      redirectUris = List.copyOf(redirectUris);
    }

    static ServiceJson of(SignInServices.Service service, @Nullable String secret) {
      return new ServiceJson(
          service.clientId(),
          secret,
          service.region().code(),
          service.sector(),
          service.acceptorId(),
          service.titleZh(),
          service.titleEn(),
          service.redirectUris(),
          service.active());
    }
  }

  /** Why a service is disabled. */
  record WhyJson(@Nullable String reason) {}

  /** Registers a service of this region or another; it signs residents in by OpenID Connect. */
  @Allowed(value = Party.OPERATOR, staff = Role.REGISTRAR)
  @PostMapping("/api/v1/services")
  @ResponseStatus(HttpStatus.CREATED)
  ServiceJson register(@RequestBody WantedJson wanted) {
    SignInServices.Registered made =
        services.register(
            actor(),
            new SignInServices.Wanted(
                region(wanted.region()),
                text("sector", wanted.sector()),
                text("acceptorId", wanted.acceptorId()),
                text("titleZh", wanted.titleZh()),
                text("titleEn", wanted.titleEn()),
                Objects.requireNonNullElse(wanted.redirectUris(), List.of())));
    return ServiceJson.of(made.service(), made.clientSecret());
  }

  @Allowed(value = Party.OPERATOR, staff = Role.REGISTRAR)
  @GetMapping("/api/v1/services")
  List<ServiceJson> list() {
    return services.list().stream().map(service -> ServiceJson.of(service, null)).toList();
  }

  @Allowed(value = Party.OPERATOR, staff = Role.REGISTRAR)
  @PostMapping("/api/v1/services/{clientId}/disabling")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void disable(@PathVariable("clientId") String clientId, @RequestBody WhyJson why) {
    services.disable(actor(), clientId, text("reason", why.reason()));
  }

  /** Where the resident signed in with the card, newest first. */
  @Allowed(Party.RESIDENT)
  @GetMapping("/wallet/api/sign-ins")
  List<SignInServices.SignInEntry> signIns() {
    return services.signInsOf(access.currentResident().orElseThrow());
  }

  private String actor() {
    return access
        .findCurrentStaff()
        .map(StaffMember::staffId)
        .orElseGet(() -> access.currentCaller().clientId());
  }

  private static Region region(@Nullable String code) {
    try {
      return Region.of(text("region", code));
    } catch (IllegalArgumentException e) {
      ProblemException problem =
          ProblemException.badField("region", "is not a region", "give two digits as 51");
      problem.initCause(e);
      throw problem;
    }
  }

  private static String text(String field, @Nullable String value) {
    if (value == null || value.isBlank()) {
      throw ProblemException.badField(field, "is missing", "give it as text");
    }
    return value;
  }
}
