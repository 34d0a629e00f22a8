package org.onecard.acceptance;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onecard.kernel.bytes.Bytes;

/** A request of a group that becomes a record; what the database says of it is filled in. */
final class Line {
  final int index;
  final RecordRequest request;
  private Vault.Sheet sheet;
  private @Nullable FirstUse firstUse;

  Line(int index, RecordRequest request) {
    this.index = index;
    this.request = request;
    this.sheet = request.sheet();
  }

  /** What is stored of a counter's first use. */
  record FirstUse(Bytes code, UUID acceptance, UUID point) {}

  Vault.Sheet sheet() {
    return sheet;
  }

  Facts facts() {
    return sheet.facts();
  }

  boolean accepted() {
    return facts().outcome().accepted();
  }

  @Nullable FirstUse firstUse() {
    return firstUse;
  }

  @Nullable String pseudonym() {
    return accepted() ? request.pseudonym() : null;
  }

  void usedBefore(FirstUse use, Vault.Sheet rewritten) {
    firstUse = use;
    sheet = rewritten;
  }
}
