package org.onecard.issuance;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.onecard.card.ReplacementRequests;
import org.springframework.stereotype.Service;

/** All that waits at the counter, the longest waiting first. */
@Service
public class CounterQueue {
  private static final int SHORT = 8;

  private final Applications applications;
  private final ReplacementRequests requests;
  private final NeighbourCases cases;
  private final Clock clock;

  CounterQueue(
      Applications applications, ReplacementRequests requests, NeighbourCases cases, Clock clock) {
    this.applications = applications;
    this.requests = requests;
    this.cases = cases;
    this.clock = clock;
  }

  /** What waits, at most 200 rows. */
  public List<OpenWork> open() {
    Instant now = clock.instant();
    return Stream.of(applications(now), requests(now), cases(now))
        .flatMap(rows -> rows)
        .sorted(Comparator.comparing(OpenWork::since))
        .limit(IssuanceLimits.QUEUE)
        .toList();
  }

  private Stream<OpenWork> applications(Instant now) {
    return applications.queue(null).stream()
        .map(
            row ->
                new OpenWork(
                    OpenWork.Kind.APPLICATION,
                    row.reference(),
                    "/counter/applications/" + row.reference(),
                    row.kind().text(),
                    row.state().text(),
                    row.changedAt(),
                    days(row.changedAt(), now)));
  }

  private Stream<OpenWork> requests(Instant now) {
    return requests.allWaiting().stream()
        .map(
            row ->
                new OpenWork(
                    OpenWork.Kind.REQUEST,
                    row.requestId().substring(0, SHORT),
                    "/counter/holders/" + row.residentId(),
                    "request-" + row.reason().text(),
                    "waiting",
                    row.askedAt(),
                    days(row.askedAt(), now)));
  }

  private Stream<OpenWork> cases(Instant now) {
    return cases.waiting().stream()
        .map(
            row ->
                new OpenWork(
                    OpenWork.Kind.NEIGHBOUR,
                    row.caseId().substring(0, SHORT),
                    "/counter/replacements/" + row.caseId(),
                    row.wish(),
                    row.state().text(),
                    row.changedAt(),
                    days(row.changedAt(), now)));
  }

  private static long days(Instant since, Instant now) {
    return Math.max(0, Duration.between(since, now).toDays());
  }
}
