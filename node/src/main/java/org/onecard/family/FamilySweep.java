package org.onecard.family;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.onecard.upkeep.Chore;
import org.onecard.upkeep.OncePerDay;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What time alone does: a guardianship that is over is stopped, and old ones are forgotten. */
@Component
class FamilySweep implements Chore {
  private static final Logger log = LoggerFactory.getLogger(FamilySweep.class);

  private final FamilyStore store;
  private final InvitationStore invitations;
  private final Family family;
  private final Clock clock;
  private final OncePerDay erasure;

  FamilySweep(FamilyStore store, InvitationStore invitations, Family family, Clock clock) {
    this.store = store;
    this.invitations = invitations;
    this.family = family;
    this.clock = clock;
    this.erasure = new OncePerDay(clock, this::erase);
  }

  @Override
  public String doing() {
    return "ending guardianships";
  }

  @Override
  public Duration pause() {
    return FamilyLimits.SWEEP_PAUSE;
  }

  /** Stops what is over, also what a crash left half ended. */
  @Override
  public void round() {
    Instant now = clock.instant();
    List<FamilyStore.Row> over;
    do {
      over = store.over(now, FamilyLimits.SWEEP_BATCH);
      over.forEach(row -> family.stop(row, now));
    } while (over.size() == FamilyLimits.SWEEP_BATCH);
    erasure.run();
  }

  private void erase() {
    Instant now = clock.instant();
    int rows =
        store.erase(now.minus(FamilyLimits.KEPT), now.minus(FamilyLimits.UNAPPROVED_KEPT))
            + invitations.erase(now.minus(FamilyLimits.UNAPPROVED_KEPT));
    log.debug("forgot {} guardianships and invitations", rows);
  }
}
