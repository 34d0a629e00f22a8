package org.onecard.access;

import java.net.URI;
import java.net.URISyntaxException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.kernel.region.Region;
import org.onecard.storage.Secrets;
import org.onecard.web.ProblemException;
import org.springframework.transaction.support.TransactionTemplate;

/** Services of any region at which this region's residents sign in with the card. */
@org.springframework.stereotype.Service
public class SignInServices {
  /** Sign-ins shown to a resident at most. */
  public static final int SHOWN = 200;

  private static final int REDIRECTS_MOST = 10;
  private static final int REDIRECT_MOST = 300;
  private static final int ACCEPTOR_MOST = 64;
  private static final int ID_OCTETS = 8;
  private static final Pattern SECTOR = Pattern.compile("[a-z][a-z0-9-]{0,63}");

  private final Services services;
  private final AuditLog audit;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final SecureRandom random;

  SignInServices(
      Services services,
      AuditLog audit,
      TransactionTemplate transaction,
      Clock clock,
      SecureRandom random) {
    this.services = services;
    this.audit = audit;
    this.transaction = transaction;
    this.clock = clock;
    this.random = random;
  }

  /**
   * A service that residents sign in at.
   *
   * @param region of the acceptor that runs it: this one or another
   * @param sector of the acceptor, which decides under which name it knows a holder
   * @param redirectUris where the browser may be sent back to, compared to the letter
   */
  public record Service(
      String clientId,
      Region region,
      String sector,
      String acceptorId,
      String titleZh,
      String titleEn,
      List<String> redirectUris,
      boolean active) {

    /** Copies the addresses. */
    public Service {
      redirectUris = List.copyOf(redirectUris);
    }
  }

  /** A registered service and its secret, told once. */
  public record Registered(Service service, String clientSecret) {}

  /** A service to be registered; see {@link Service}. */
  public record Wanted(
      Region region,
      String sector,
      String acceptorId,
      String titleZh,
      String titleEn,
      List<String> redirectUris) {

    /** Copies the addresses. */
    public Wanted {
      redirectUris = List.copyOf(redirectUris);
    }
  }

  /** When a resident signed in where. */
  public record SignInEntry(
      Instant at, String region, String sector, String titleZh, String titleEn) {}

  /**
   * Registers a service.
   *
   * @param actor the staff member or client who does
   * @throws ProblemException 400 if a field is not as it must be
   */
  public Registered register(String actor, Wanted wanted) {
    if (!SECTOR.matcher(wanted.sector()).matches()) {
      throw ProblemException.badField(
          "sector", "is not a sector", "use lower-case letters, digits and hyphens as library");
    }
    Texts.line("acceptorId", wanted.acceptorId(), ACCEPTOR_MOST);
    Texts.line("titleZh", wanted.titleZh(), AccessLimits.TITLE_ZH_MOST);
    Texts.line("titleEn", wanted.titleEn(), AccessLimits.TITLE_EN_MOST);
    demandRedirects(wanted.redirectUris());
    byte[] octets = new byte[ID_OCTETS];
    random.nextBytes(octets);
    String secret = Secrets.random(random);
    Service service =
        new Service(
            "service-" + Bytes.of(octets).hex(),
            wanted.region(),
            wanted.sector(),
            wanted.acceptorId(),
            wanted.titleZh(),
            wanted.titleEn(),
            wanted.redirectUris(),
            true);
    transaction.executeWithoutResult(
        status -> {
          services.add(service, ClientSecrets.digest(secret), clock.instant());
          audit.add(actor, "service.registered", service.clientId(), wanted.titleZh());
        });
    return new Registered(service, secret);
  }

  /** All services, newest first; at most 500. */
  public List<Service> list() {
    return services.list();
  }

  /** The service with this client id, disabled or not. */
  public Optional<Service> find(String clientId) {
    return services.find(clientId).map(Services.Kept::service);
  }

  /**
   * Lets nobody sign in at the service any more.
   *
   * @throws ProblemException 404 if there is none
   */
  public void disable(String actor, String clientId, String reason) {
    Texts.line("reason", reason, ProposalStore.REASON_MOST);
    transaction.executeWithoutResult(
        status -> {
          if (!services.disable(clientId, clock.instant())) {
            throw ProblemException.notFound("clientId", "there is no such service", "see the list");
          }
          audit.add(actor, "service.disabled", clientId, reason);
        });
  }

  /** Where a resident signed in with the card, newest first; at most 200. */
  public List<SignInEntry> signInsOf(String residentId) {
    return services.signInsOf(residentId, SHOWN);
  }

  /** The content policy of the page of consent: its form leads back to the service. */
  public String consentPolicy(Service service) {
    String origins =
        service.redirectUris().stream()
            .map(URI::create)
            .map(uri -> uri.getScheme() + "://" + uri.getRawAuthority())
            .distinct()
            .collect(Collectors.joining(" "));
    return SecurityChains.PAGES_POLICY.replace(
        "form-action 'self'", "form-action 'self' " + origins);
  }

  private static void demandRedirects(List<String> redirects) {
    if (redirects.isEmpty() || redirects.size() > REDIRECTS_MOST) {
      throw ProblemException.badField(
          "redirectUris",
          "has %d entries".formatted(redirects.size()),
          "give 1 to " + REDIRECTS_MOST);
    }
    for (String redirect : redirects) {
      if (redirect.length() > REDIRECT_MOST || !isFit(redirect)) {
        throw ProblemException.badField(
            "redirectUris",
            "holds an address that is not fit",
            "give https addresses without a fragment; http only for localhost");
      }
    }
  }

  private static boolean isFit(String redirect) {
    try {
      URI uri = new URI(redirect);
      String host = uri.getHost();
      String scheme = uri.getScheme();
      if (host == null
          || scheme == null
          || uri.getRawFragment() != null
          || uri.getUserInfo() != null) {
        return false;
      }
      boolean local = List.of("localhost", "127.0.0.1").contains(host.toLowerCase(Locale.ROOT));
      boolean plain = redirect.chars().noneMatch(c -> c == ';' || c == ',' || c == '\'');
      return plain && (scheme.equals("https") || (scheme.equals("http") && local));
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
