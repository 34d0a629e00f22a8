package org.onecard.acceptance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onecard.acceptance.Bodies.BatchBody;
import org.onecard.acceptance.Bodies.TapBody;
import org.onecard.acceptance.Facts.OfflineTap;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.protocol.code.Base45;
import org.onecard.protocol.tap.TapRecord;
import org.onecard.web.ProblemException;

/** Reads the taps of a batch; a field that cannot be read is named and nothing is taken in. */
final class OfflineTaps {
  private static final int CODE_TEXT = 320;
  private static final int SIGNATURE_TEXT = 128;
  private static final int REASON_TEXT = 64;
  private static final Set<String> DECISIONS = Set.of("accepted", "declined", "undetermined");

  private OfflineTaps() {}

  /** A tap as its terminal signed it, with that signature. */
  record Signed(TapRecord tap, Bytes signature) {
    OfflineTap facts(UUID terminal, @Nullable UUID replay) {
      return new OfflineTap(
          terminal,
          tap.sequence(),
          Instant.ofEpochMilli(tap.tappedAtMillis()),
          tap.statusHead(),
          tap.edition(),
          tap.decision(),
          tap.reason(),
          tap.provisional(),
          signature.base64Url(),
          replay);
    }
  }

  static List<Signed> read(BatchBody body, String terminal) {
    List<@Nullable TapBody> taps = body.taps();
    if (taps == null || taps.size() > TapIntake.MAX_TAPS) {
      throw ProblemException.badField(
          "taps", "are missing or more than " + TapIntake.MAX_TAPS, "send them in more batches");
    }
    List<Signed> signed = new ArrayList<>(taps.size());
    Set<Long> sequences = new HashSet<>();
    for (int i = 0; i < taps.size(); i++) {
      TapBody sent = taps.get(i);
      if (sent == null) {
        throw ProblemException.badField("taps[" + i + "]", "is null", "give a tap or leave it out");
      }
      Signed tap = read("taps[" + i + "].", sent, terminal);
      if (!sequences.add(tap.tap().sequence())) {
        throw ProblemException.badField(
            "taps[" + i + "].sequence", "comes twice in the batch", "send each tap once");
      }
      signed.add(tap);
    }
    return signed;
  }

  private static Signed read(String path, TapBody body, String terminal) {
    if (body.sequence() < 1 || body.statusHead() < 0 || body.edition() < 0) {
      throw ProblemException.badField(
          path + "sequence, statusHead or edition",
          "is out of range",
          "sequences begin at 1, heads and editions at 0 for none");
    }
    String decision = Fields.text(path + "decision", body.decision(), REASON_TEXT);
    if (!DECISIONS.contains(decision)) {
      throw ProblemException.badField(
          path + "decision", "is not known", "use accepted, declined or undetermined");
    }
    String reason = body.reason() == null ? "" : body.reason();
    String code = Fields.text(path + "code", body.code(), CODE_TEXT);
    String signature = Fields.text(path + "signature", body.signature(), SIGNATURE_TEXT);
    return Fields.identifier(
        path + "code, reason or signature",
        () ->
            new Signed(
                new TapRecord(
                    terminal,
                    body.sequence(),
                    Bytes.of(Base45.decode(code)),
                    Fields.name(path + "item", body.item()),
                    Fields.instant(path + "tappedAt", body.tappedAt()).toEpochMilli(),
                    body.statusHead(),
                    body.edition(),
                    decision,
                    reason,
                    Boolean.TRUE.equals(body.provisional())),
                Bytes.ofBase64Url(signature)));
  }
}
