package org.onecard.federation;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.onecard.federation.PeerHealth.Matter;
import org.onecard.kernel.region.Region;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Keeps looking at peers and delivering to them, each on threads of its own, until stopped. */
final class Rounds implements SmartLifecycle {
  private static final Duration HOUSEKEEPING = Duration.ofMinutes(1);
  private static final Logger log = LoggerFactory.getLogger(Rounds.class);

  private final PeerRegistry peers;
  private final PollRound poll;
  private final Teller teller;
  private final PeerHealth health;
  private final MessageLog messages;
  private final StatusStore statuses;
  private final Clock clock;
  private final Map<Region, Semaphore> waiting = new ConcurrentHashMap<>();
  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
  private volatile boolean running;

  Rounds(
      PeerRegistry peers,
      PollRound poll,
      Teller teller,
      PeerHealth health,
      MessageLog messages,
      StatusStore statuses,
      Clock clock) {
    this.peers = peers;
    this.poll = poll;
    this.teller = teller;
    this.health = health;
    this.messages = messages;
    this.statuses = statuses;
    this.clock = clock;
    teller.onWaiting(peer -> bell(peer).release());
  }

  @Override
  public void start() {
    running = true;
    repeat("federation-peers", new Semaphore(0), new Starter()::startNew, FederationLimits.POLL);
    repeat("federation-housekeeping", new Semaphore(0), this::keepHouse, HOUSEKEEPING);
  }

  @Override
  public void stop() {
    running = false;
    threads.forEach(Thread::interrupt);
    for (Thread thread : threads) {
      try {
        thread.join(FederationLimits.LONGEST_BACKOFF);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    threads.clear();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Starts the two threads of each peer that was registered since. */
  private final class Starter {
    private final Set<Region> started = new HashSet<>();

    boolean startNew() {
      for (Peer peer : peers.all()) {
        Region region = peer.region();
        if (started.add(region)) {
          repeat(
              "federation-poll-" + region,
              new Semaphore(0),
              () -> poll.look(region),
              FederationLimits.POLL);
          repeat(
              "federation-tell-" + region,
              bell(region),
              () -> deliverAll(region),
              FederationLimits.POLL);
        }
      }
      return true;
    }
  }

  private boolean deliverAll(Region region) {
    try {
      boolean more = true;
      while (running && more) {
        more = teller.deliverNext(peers.find(region).orElseThrow());
        health.well(region, Matter.DELIVERY);
      }
      return true;
    } catch (IOException e) {
      health.trouble(region, Matter.DELIVERY, e);
      return false;
    }
  }

  private boolean keepHouse() {
    int erased = messages.erase(clock.instant());
    if (erased > 0) {
      log.info("erased {} messages past their retention", erased);
    }
    statuses.prune(clock.instant().minus(FederationLimits.SUPERSEDED_STATUS));
    return true;
  }

  private Semaphore bell(Region region) {
    return waiting.computeIfAbsent(region, each -> new Semaphore(0));
  }

  /** Runs a round again and again: after a pause, at the bell, or later and later if it fails. */
  private void repeat(String name, Semaphore bell, BooleanSupplier round, Duration pause) {
    threads.add(
        Thread.ofVirtual()
            .name(name)
            .start(
                () -> {
                  int failures = 0;
                  while (running) {
                    failures = succeeds(name, round) ? 0 : failures + 1;
                    if (!rest(bell, failures == 0 ? pause : backoff(failures), failures == 0)) {
                      return;
                    }
                  }
                }));
  }

  private boolean succeeds(String name, BooleanSupplier round) {
    try {
      return round.getAsBoolean();
    } catch (RuntimeException e) {
      if (running) {
        log.error("{} failed and is tried again", name, e);
      }
      return false;
    }
  }

  /** A failing round is not hurried by the bell: the peer is given its pause. */
  private static boolean rest(Semaphore bell, Duration pause, boolean hurry) {
    try {
      if (hurry) {
        bell.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS);
      } else {
        Thread.sleep(pause);
      }
      bell.drainPermits();
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static Duration backoff(int failures) {
    Duration pause = Duration.ofMillis(250L << Math.min(failures - 1, 5));
    return pause.compareTo(FederationLimits.LONGEST_BACKOFF) < 0
        ? pause
        : FederationLimits.LONGEST_BACKOFF;
  }
}
