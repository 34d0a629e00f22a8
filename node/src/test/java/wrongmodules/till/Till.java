package wrongmodules.till;

import wrongmodules.counter.Counter;

/** Closes a cycle with the counter. */
public class Till {
  /** Uses the counter that uses it. */
  public int total(Counter counter) {
    return counter.count(this);
  }
}
