package org.onecard.upkeep;

import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Runs every chore, from when the node is ready until it closes. */
@Component
class Chores {
  private static final Duration STOP_WAIT = Duration.ofSeconds(5);
  private static final Logger log = LoggerFactory.getLogger(Chores.class);

  private final List<Chore> chores;
  private volatile List<Thread> threads = List.of();
  private volatile boolean stopping;

  Chores(List<Chore> chores) {
    this.chores = List.copyOf(chores);
  }

  @EventListener(ApplicationReadyEvent.class)
  void start() {
    threads =
        chores.stream()
            .map(
                chore ->
                    Thread.ofVirtual()
                        .name(chore.getClass().getSimpleName())
                        .start(() -> repeat(chore)))
            .toList();
  }

  /** Before any bean is destroyed, so that no round meets a closed database. */
  @EventListener(ContextClosedEvent.class)
  void stop() throws InterruptedException {
    stopping = true;
    threads.forEach(Thread::interrupt);
    for (Thread thread : threads) {
      thread.join(STOP_WAIT);
    }
  }

  private void repeat(Chore chore) {
    while (!stopping) {
      try {
        chore.round();
      } catch (RuntimeException e) {
        log.error("{} failed and is tried again", chore.doing(), e);
      }
      try {
        Thread.sleep(chore.pause());
      } catch (InterruptedException e) {
        return;
      }
    }
  }
}
