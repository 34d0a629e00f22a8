package org.onecard.outlet;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onecard.access.Access;
import org.onecard.access.Allowed;
import org.onecard.access.Party;
import org.onecard.access.Role;
import org.onecard.outlet.Outlets.Search;
import org.onecard.web.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Outlets through the API: all that their pages do. */
@RestController
@RequestMapping("/api/v1/outlets")
class OutletEndpoints {
  private final Outlets outlets;
  private final Access access;

  OutletEndpoints(Outlets outlets, Access access) {
    this.outlets = outlets;
    this.access = access;
  }

  /** An outlet as it stands now; {@code changesAt} is null if not within 60 days. */
  record OutletAnswer(
      OutletBody outlet, boolean open, @Nullable Instant changesAt, StarsRule.Stars stars) {
    static OutletAnswer of(OutletNow now) {
      return new OutletAnswer(
          OutletBody.of(now.outlet()), now.open(), now.changesAt(), now.stars());
    }
  }

  /** A table of outlets as CSV. */
  record TableBody(@Nullable String csv, @Nullable Boolean dryRun) {}

  /** What the person was served with. */
  record OccasionBody(@Nullable String occasion) {}

  /** A code for one rating, told this once. */
  record RatingCode(String ratingCode) {}

  /** A rating with the code that allows it. */
  record RatingBody(
      @Nullable String ratingCode, @Nullable Integer score, @Nullable Boolean punctual) {}

  /** Which outlet was rated. */
  record Rated(String outlet) {}

  /** Outlets at a place, that do something, that are open now; at most 200. */
  @Allowed(Party.ANYONE)
  @GetMapping
  List<OutletAnswer> list(
      @RequestParam(name = "place", required = false) @Nullable String place,
      @RequestParam(name = "service", required = false) @Nullable String service,
      @RequestParam(name = "openNow", defaultValue = "false") boolean openNow) {
    Search search =
        new Search(
            place == null ? null : OutletReader.placeCode(place),
            service == null
                ? Set.of()
                : Set.of(OutletReader.one(OutletService.class, "service", service)),
            openNow);
    return outlets.list(search).stream().map(OutletAnswer::of).toList();
  }

  /** One outlet, open or not. */
  @Allowed(Party.ANYONE)
  @GetMapping("/{code}")
  OutletAnswer outlet(@PathVariable String code) {
    return outlets
        .find(code)
        .map(OutletAnswer::of)
        .orElseThrow(
            () -> ProblemException.notFound("code", "is no outlet", "see the list of outlets"));
  }

  /** Adds or adjusts an outlet. */
  @Allowed(staff = Role.REGISTRAR)
  @PutMapping("/{code}")
  OutletBody save(@PathVariable String code, @RequestBody OutletBody body) {
    if (body.code() != null && !body.code().equals(code)) {
      throw ProblemException.badField("code", "is not that of the address", "leave it out");
    }
    return OutletBody.of(outlets.save(access.currentStaff(), body.withCode(code)));
  }

  /** Takes a table of outlets, or says what it would change. */
  @Allowed(staff = Role.REGISTRAR)
  @PostMapping("/import")
  ImportReport importTable(@RequestBody TableBody body) {
    return outlets.importTable(
        access.currentStaff(), body.csv(), Boolean.TRUE.equals(body.dryRun()));
  }

  /** A code to hand to who was served. */
  @Allowed(staff = {Role.CLERK, Role.CLERK_LEAD})
  @PostMapping("/{code}/rating-codes")
  @ResponseStatus(HttpStatus.CREATED)
  RatingCode ratingCode(@PathVariable String code, @RequestBody OccasionBody body) {
    return new RatingCode(
        outlets.ratingCode(
            code, OutletReader.one(OutletService.class, "occasion", body.occasion())));
  }

  /** Rates the outlet that handed the code out; once. */
  @Allowed(Party.ANYONE)
  @PostMapping("/ratings")
  @ResponseStatus(HttpStatus.CREATED)
  Rated rate(@RequestBody RatingBody body, HttpServletRequest request) {
    return new Rated(
        outlets.rate(body.ratingCode(), body.score(), body.punctual(), request.getRemoteAddr()));
  }
}
