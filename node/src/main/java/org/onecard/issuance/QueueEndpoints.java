package org.onecard.issuance;

import java.util.List;
import org.onecard.access.Allowed;
import org.onecard.access.Role;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What waits at the counter, through the API. */
@RestController
@RequestMapping("/api/v1/counter/queue")
class QueueEndpoints {
  private final CounterQueue queue;

  QueueEndpoints(CounterQueue queue) {
    this.queue = queue;
  }

  /** Applications, holders' requests and replacements for other regions, by age; at most 200. */
  @Allowed(staff = {Role.CLERK, Role.CLERK_LEAD})
  @GetMapping
  List<OpenWork> open() {
    return queue.open();
  }
}
