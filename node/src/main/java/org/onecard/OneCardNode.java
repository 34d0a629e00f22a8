package org.onecard;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** One region's node: its own process, database, keys, cardholders and policies. */
@SpringBootApplication
public class OneCardNode {

  /**
   * Starts the node with Spring's command-line properties ({@code --onecard.region=50 …}); where it
   * cannot start it says why in one line on standard error and exits with 1.
   */
  public static void main(String[] arguments) {
    try {
      SpringApplication.run(OneCardNode.class, arguments);
    } catch (RuntimeException e) {
      System.err.println("onecard: " + StartFailure.explain(e));
      System.exit(1);
    }
  }
}
