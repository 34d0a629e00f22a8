package org.onecard.cli.up;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.onecard.cli.CommandFailedException;

/** Keeps node processes running until this process is told to stop, then stops them all. */
final class Supervisor implements AutoCloseable {
  private static final Duration FIRST_ANSWER = Duration.ofMinutes(3);
  private static final long PROBE_MILLIS = 100;

  private final boolean restarts;
  private final Progress progress;
  private final List<SupervisedNode> watched = new ArrayList<>();
  private final Thread atSignal = new Thread(this::stopForSignal, "stop-nodes");

  Supervisor(boolean restarts, Progress progress) {
    this.restarts = restarts;
    this.progress = progress;
  }

  void start(List<NodeProcess> nodes) {
    Runtime.getRuntime().addShutdownHook(atSignal);
    for (NodeProcess node : nodes) {
      progress.step("starting the node of region " + node.region() + " at " + node.address());
      SupervisedNode supervised = new SupervisedNode(node, restarts, progress);
      watched.add(supervised);
      supervised.start();
    }
  }

  /** Waits until every node answers; fails with the node's own line where one gives up. */
  void awaitAnswering() throws InterruptedException {
    long deadlineNanos = System.nanoTime() + FIRST_ANSWER.toNanos();
    for (SupervisedNode node : watched) {
      while (!node.isAnswering()) {
        if (node.gaveUp()) {
          throw new CommandFailedException(
              "region " + node.process().region() + ": " + node.process().lastWords());
        }
        if (System.nanoTime() > deadlineNanos) {
          throw new CommandFailedException(
              "the node of region "
                  + node.process().region()
                  + " does not answer; see "
                  + node.process().folder().console());
        }
        TimeUnit.MILLISECONDS.sleep(PROBE_MILLIS);
      }
      node.markAnswered();
    }
  }

  /** Stays for as long as a node is left: for ever, where those that die are started again. */
  void awaitEnd() throws InterruptedException {
    while (!watched.stream().allMatch(SupervisedNode::gaveUp)) {
      TimeUnit.SECONDS.sleep(1);
    }
    throw new CommandFailedException("no node is left");
  }

  /** Stops every node and no longer minds signals. */
  @Override
  public void close() {
    stopNodes();
    try {
      Runtime.getRuntime().removeShutdownHook(atSignal);
    } catch (IllegalStateException underWay) {
      // A signal came first: its thread stops the nodes as well and ends the process.
    }
  }

  private void stopNodes() {
    watched.forEach(SupervisedNode::askToStop);
    watched.forEach(SupervisedNode::awaitStop);
  }

  private void stopForSignal() {
    progress.step("stopping");
    stopNodes();
    progress.step("stopped");
    // A signal would otherwise end the process with 128 and more, which scripts take for a failure.
    Runtime.getRuntime().halt(0);
  }
}
