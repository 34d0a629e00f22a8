package wrongmodules.counter;

import wrongmodules.till.Till;
import wrongmodules.till.drawer.Drawer;

/** Reaches into another module's inside, and is used by it in turn. */
public class Counter {
  private final Drawer drawer = new Drawer();

  /** Uses the till's inside. */
  public int count(Till till) {
    return till.hashCode() + drawer.hashCode();
  }
}
