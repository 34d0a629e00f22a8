package org.onecard.outlet;

import java.time.Clock;
import java.time.Duration;
import org.onecard.upkeep.Chore;
import org.onecard.upkeep.OncePerDay;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Erases, once a day, what outlets and visits keep of people no longer than they need it. */
@Component
class OutletSweep implements Chore {
  private static final Logger log = LoggerFactory.getLogger(OutletSweep.class);

  private final Outlets outlets;
  private final Visits visits;
  private final OncePerDay daily;

  OutletSweep(Outlets outlets, Visits visits, Clock clock) {
    this.outlets = outlets;
    this.visits = visits;
    this.daily = new OncePerDay(clock, this::sweep);
  }

  @Override
  public String doing() {
    return "erasing codes, ratings and visits";
  }

  @Override
  public Duration pause() {
    return OutletLimits.SWEEP_PAUSE;
  }

  @Override
  public void round() {
    daily.run();
  }

  /** Erases all that is past its time today. */
  void sweep() {
    int erased = outlets.erase();
    if (erased > 0) {
      log.info("{} codes and ratings of outlets have been erased", erased);
    }
    int forgotten = visits.erase();
    if (forgotten > 0) {
      log.info("whom {} home visits were for has been erased", forgotten);
    }
  }
}
