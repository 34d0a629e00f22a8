package org.onecard.terminal.link;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.onecard.kernel.region.Region;
import org.onecard.terminal.core.Snapshot;
import org.onecard.terminal.journal.TapJournal;

/** A terminal's link to its own node: one fetch and one upload at a time. */
public final class Connection implements AutoCloseable {
  private final NodeClient node;
  private final Fetcher fetcher;
  private final Object uploading = new Object();
  private final Object fetching = new Object();

  /** A link that keeps what it fetches in a folder; {@code pins} are roots by region. */
  public Connection(
      NodeSetup setup,
      Path folder,
      Map<Region, String> pins,
      InstantSource clock,
      RandomGenerator random)
      throws IOException {
    this.node = new NodeClient(setup, clock, random);
    this.fetcher = new Fetcher(new SnapshotStore(folder), pins);
  }

  /** What was fetched before, as it was kept. */
  public Optional<Snapshot> held() {
    return fetcher.held();
  }

  /** Brings down what changed. */
  public Fetched fetch(String terminal) throws IOException {
    synchronized (fetching) {
      return fetcher.fetch(node, terminal);
    }
  }

  /** Uploads the next taps that wait in a journal. */
  public List<StoredTap> uploadNext(String terminal, TapJournal journal, Optional<String> replay)
      throws IOException {
    synchronized (uploading) {
      return new Uploader(node, journal).uploadNext(terminal, replay);
    }
  }

  @Override
  public void close() {
    node.close();
  }
}
