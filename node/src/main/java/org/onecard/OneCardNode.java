package org.onecard;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** One region's node: its own process, database, keys, cardholders and policies. */
@SpringBootApplication
public class OneCardNode {

  /** Starts the node with Spring's command-line properties ({@code --onecard.region=50 …}). */
  public static void main(String[] arguments) {
    SpringApplication.run(OneCardNode.class, arguments);
  }
}
