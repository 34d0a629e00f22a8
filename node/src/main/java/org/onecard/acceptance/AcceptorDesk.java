package org.onecard.acceptance;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onecard.acceptance.RegistrationController.AcceptorAnswer;
import org.onecard.acceptance.RegistrationController.AcceptorBody;
import org.onecard.acceptance.RegistrationController.PointBody;
import org.springframework.stereotype.Component;

/**
 * The register of acceptors and points for pages of this node. Each act is the very act of the API,
 * with its checks and its refusals as {@link org.onecard.web.ProblemException}; whoever calls has
 * seen to it that the member's role allows it.
 */
@Component
public class AcceptorDesk {
  /** Acceptors in one answer. */
  public static final int SHOWN = 50;

  private final RegistrationController registration;

  AcceptorDesk(RegistrationController registration) {
    this.registration = registration;
  }

  /**
   * An acceptor as registered.
   *
   * @param items items it is admitted to by name
   * @param points how many it has
   */
  public record AcceptorShown(
      UUID acceptorId,
      String creditCode,
      String nameZh,
      String nameEn,
      String sector,
      String clientId,
      LocalDate validFrom,
      List<String> items,
      int points) {}

  /** A point as registered. */
  public record PointShown(
      UUID point, String nameZh, String nameEn, String place, LocalDate validFrom) {}

  /**
   * An acceptor to register.
   *
   * @param clientId null for one made here
   * @param validFrom ISO date, or null for today
   */
  public record Wanted(
      String creditCode,
      String nameZh,
      String nameEn,
      String sector,
      List<String> items,
      @Nullable String clientId,
      @Nullable String validFrom) {

    /** Copies the items. */
    public Wanted {
      items = List.copyOf(items);
    }
  }

  /** What a registered acceptor is known by; the secret is told once, at first. */
  public record Registered(String acceptorId, String clientId, @Nullable String clientSecret) {}

  /** Acceptors whose name, credit code or sector has these words, by name; at most 50. */
  public List<AcceptorShown> find(String words, int from) {
    return registration.acceptors(words, from);
  }

  /** One acceptor. */
  public AcceptorShown get(UUID acceptor) {
    return registration.acceptor(acceptor);
  }

  /** Its points by name, at most 1,000. */
  public List<PointShown> points(UUID acceptor) {
    return registration.points(acceptor);
  }

  /** Registers an acceptor with its API client. */
  public Registered register(Wanted wanted) {
    AcceptorAnswer made =
        registration.registerAcceptor(
            new AcceptorBody(
                wanted.creditCode(),
                wanted.nameZh(),
                wanted.nameEn(),
                wanted.sector(),
                List.copyOf(wanted.items()),
                wanted.clientId(),
                wanted.validFrom()));
    return new Registered(made.acceptorId(), made.clientId(), made.clientSecret());
  }

  /** Registers a point of an acceptor. */
  public void open(UUID acceptor, String nameZh, String nameEn, String place) {
    registration.registerPoint(new PointBody(acceptor.toString(), nameZh, nameEn, place, null));
  }
}
