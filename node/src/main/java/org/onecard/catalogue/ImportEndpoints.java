package org.onecard.catalogue;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onecard.access.Allowed;
import org.onecard.access.Role;
import org.onecard.catalogue.ItemImports.Shown;
import org.onecard.catalogue.ItemTable.LineFault;
import org.onecard.catalogue.ListChangeEndpoints.LineView;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where editors send tables of items: shown first, drafted by the digest of what was shown. */
@RestController
@RequestMapping("/api/v1/catalogue/imports")
class ImportEndpoints {
  private final ItemImports imports;
  private final Signatory signatory;

  ImportEndpoints(ItemImports imports, Signatory signatory) {
    this.imports = imports;
    this.signatory = signatory;
  }

  /**
   * What a table would change.
   *
   * @param digest commits exactly this; null where there are faults
   */
  record ShownView(
      @Nullable String digest,
      long baseEdition,
      int items,
      List<LineView> difference,
      List<LineFault> faults) {}

  /** The file itself as the body: CSV (UTF-8 or GB18030) or XLSX. */
  @Allowed(staff = Role.EDITOR)
  @PostMapping(
      consumes = {
        "text/csv",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "application/octet-stream"
      })
  ShownView show(@RequestBody byte[] file, @RequestParam String place) {
    Shown shown = imports.show(signatory.current(), file, ProposalEndpoints.place("place", place));
    return new ShownView(
        shown.digest(),
        shown.base(),
        shown.items(),
        ListChangeEndpoints.lines(shown.difference()),
        shown.faults());
  }

  @Allowed(staff = Role.EDITOR)
  @PostMapping("/{digest}/commit")
  List<ProposalView> commit(@PathVariable String digest) {
    return imports.commit(signatory.current(), digest).stream().map(ProposalView::of).toList();
  }
}
