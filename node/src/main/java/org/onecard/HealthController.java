package org.onecard;

import org.onecard.access.Allowed;
import org.onecard.access.Party;
import org.onecard.kernel.region.Region;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says that the node is up, and whether it takes requests. */
@RestController
final class HealthController {
  private final Region region;
  private final ApplicationAvailability availability;

  HealthController(Region region, ApplicationAvailability availability) {
    this.region = region;
    this.availability = availability;
  }

  /** The state of this node. */
  record Health(String region, String status, boolean ready) {}

  @Allowed(Party.ANYONE)
  @GetMapping("/health")
  Health health() {
    boolean ready = availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC;
    return new Health(region.code(), "up", ready);
  }
}
