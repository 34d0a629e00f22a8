package org.onecard.terminal;

import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.kernel.region.Region;
import org.onecard.protocol.code.Base45;
import org.onecard.protocol.code.CodeRefusal;
import org.onecard.protocol.code.MalformedCodeException;
import org.onecard.protocol.code.PresentationCode;
import org.onecard.protocol.tap.TapRecord;
import org.onecard.terminal.core.OfflineDecision;
import org.onecard.terminal.core.OfflineDesk;
import org.onecard.terminal.core.SeenCounters;
import org.onecard.terminal.journal.SignedTap;
import org.onecard.terminal.journal.TapJournal;
import org.onecard.terminal.link.Connection;
import org.onecard.terminal.link.Fetched;
import org.onecard.terminal.link.StoredTap;

/**
 * A gate, bus validator or desk: it decides without a network on what it last fetched, keeps every
 * tap before it answers, and uploads when it can. Deciding, fetching and uploading may run in
 * threads of their own.
 */
public final class Terminal implements Closeable {
  /** Octets a tap record may carry as a code. */
  private static final int MAXIMUM_CODE = 200;

  private static final Set<String> CODE_REFUSALS =
      Arrays.stream(CodeRefusal.values())
          .map(CodeRefusal::text)
          .collect(Collectors.toUnmodifiableSet());

  /** The form of an item's code; nodes refuse a whole batch with a tap of any other. */
  private static final Pattern ITEM = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

  private final TerminalSetup setup;
  private final SeenCounters seen = new SeenCounters();
  private final TapJournal journal;
  private final Connection connection;
  private volatile @Nullable OfflineDesk desk;

  private Terminal(TerminalSetup setup, InstantSource clock, RandomGenerator random)
      throws IOException {
    this.setup = setup;
    this.connection =
        new Connection(setup.node(), setup.folder().resolve("held"), setup.pins(), clock, random);
    this.desk = connection.held().map(held -> new OfflineDesk(held, setup.places())).orElse(null);
    this.journal = TapJournal.open(setup.folder().resolve("taps"), this::remember);
  }

  /**
   * Opens a terminal over its folder, with what it held and kept before.
   *
   * @throws org.onecard.terminal.journal.DamagedJournalException if its journal does not hold
   * @throws IOException if its folder is in use or cannot be written
   */
  public static Terminal open(TerminalSetup setup, InstantSource clock, RandomGenerator random)
      throws IOException {
    return new Terminal(setup, clock, random);
  }

  /** Brings down what changed; from its return on, taps are decided on it. */
  public Fetched fetch() throws IOException {
    Fetched fetched = connection.fetch(setup.terminal());
    desk = new OfflineDesk(fetched.snapshot(), setup.places());
    return fetched;
  }

  /**
   * Decides on the text of a QR code shown at an instant, and keeps the tap on disk.
   *
   * @throws IllegalArgumentException if the item is not named by lower-case letters, digits and
   *     hyphens, 1 to 64
   */
  public TapOutcome tap(String codeText, String item, Instant tappedAt) throws IOException {
    requireItem(item);
    byte[] octets;
    try {
      octets = Base45.decode(codeText);
    } catch (IllegalArgumentException e) {
      return new TapOutcome(
          desk().refuse(CodeRefusal.CODE_NOT_TEXT, item, tappedAt), Optional.empty());
    }
    return tap(octets, item, tappedAt);
  }

  /**
   * Decides on a code's octets shown at an instant, and keeps the tap on disk.
   *
   * @throws IllegalArgumentException if the item is not named by lower-case letters, digits and
   *     hyphens, 1 to 64
   */
  public synchronized TapOutcome tap(byte[] octets, String item, Instant tappedAt)
      throws IOException {
    requireItem(item);
    if (octets.length == 0 || octets.length > MAXIMUM_CODE) {
      CodeRefusal refusal =
          octets.length == 0 ? CodeRefusal.CODE_TRUNCATED : CodeRefusal.CODE_OVERSIZED;
      return new TapOutcome(desk().refuse(refusal, item, tappedAt), Optional.empty());
    }
    OfflineDecision decision = desk().decideCode(octets, item, tappedAt, seen);
    TapRecord record =
        decision.record(
            setup.terminal(),
            journal.nextSequence(),
            Bytes.of(octets),
            item,
            tappedAt.toEpochMilli());
    SignedTap signed = new SignedTap(record, record.sign(setup.key()));
    journal.append(signed);
    return new TapOutcome(decision, Optional.of(signed));
  }

  /** Decides on a chip that was read, offline; there is nothing signed to keep of it. */
  public OfflineDecision tapChip(
      Region issuer,
      String cardNumber,
      String identificationCode,
      @Nullable Boolean transitFunction,
      String item,
      Instant tappedAt) {
    return desk()
        .decideChip(issuer, cardNumber, identificationCode, transitFunction, item, tappedAt);
  }

  /** Uploads the next taps that wait, at most 500; empty if none wait. */
  public List<StoredTap> uploadNext(Optional<String> replay) throws IOException {
    return connection.uploadNext(setup.terminal(), journal, replay);
  }

  /** How many taps the node has not stored yet. */
  public long waiting() {
    return journal.nextSequence() - 1 - journal.acknowledged();
  }

  /** Deletes uploaded taps older than the retention; answers how many files. */
  public int prune(Instant now) throws IOException {
    return journal.prune(now, setup.retention());
  }

  @Override
  public void close() throws IOException {
    connection.close();
    journal.close();
  }

  private static void requireItem(String item) {
    if (!ITEM.matcher(item).matches()) {
      throw new IllegalArgumentException(
          "item '" + item + "' is not lower-case letters, digits and hyphens, 1 to 64");
    }
  }

  private OfflineDesk desk() {
    OfflineDesk current = desk;
    if (current == null) {
      throw new NothingFetchedException(setup.terminal());
    }
    return current;
  }

  private void remember(SignedTap signed) {
    if (CODE_REFUSALS.contains(signed.tap().reason())) {
      return;
    }
    try {
      PresentationCode code = PresentationCode.parse(signed.tap().code().toArray());
      seen.add(code, signed.tap().tappedAtMillis() / 1_000);
    } catch (MalformedCodeException e) {
      throw new IllegalStateException(
          "tap " + signed.tap().sequence() + " was taken for a code and is none", e);
    }
  }
}
