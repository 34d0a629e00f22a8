package org.onecard.acceptance;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.kernel.region.Region;

/**
 * One decision on its way into the record.
 *
 * @param claim the code's one use; null where no code could be read
 * @param pseudonym what the issuer said at once; null if it was not asked
 * @param notice whom to tell of the acceptance if it stands; null for none
 * @param headUsed whether the tap's status head counts for its terminal, which never goes back
 */
record RecordRequest(
    RequestKey key,
    Vault.Sheet sheet,
    @Nullable Claim claim,
    @Nullable String pseudonym,
    @Nullable Notice notice,
    boolean headUsed) {

  /**
   * Who asked under which name, and the SM3 of what was asked: told again, it is answered again.
   */
  record RequestKey(UUID party, String name, Bytes body) {}

  /**
   * A code's counter, which counts once in this node.
   *
   * @param genuine whether the code was verified; one that was not uses nothing up, and is only
   *     compared with what is stored
   */
  record Claim(Bytes counter, Bytes code, LocalDate expiresOn, boolean genuine) {}

  /**
   * An issuer to be told of an acceptance.
   *
   * @param question sealed: what the issuer is asked about a chip or an entry, whose numbers the
   *     record does not keep; null for a code, which the record does keep
   */
  record Notice(Region issuer, @Nullable Bytes question) {
    static Notice ofCode(Region issuer) {
      return new Notice(issuer, null);
    }
  }

  Facts facts() {
    return sheet.facts();
  }

  /** What became of a request. */
  sealed interface Recorded {
    /** Stored, now or before: what the record says. */
    record Stored(Facts facts, @Nullable String pseudonym) implements Recorded {}

    /** The key is taken by a request with another body. */
    record Conflict() implements Recorded {}
  }
}
