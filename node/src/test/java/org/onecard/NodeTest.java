package org.onecard;

/**
 * Base of tests that need a whole running node.
 *
 * <p>{@code node("50")} starts the application in this process the first time it is asked for a
 * region, on a free port, with an embedded PostgreSQL in a temporary folder, and gives the same
 * node to every test class of the JVM after that; all of them are stopped and their folders deleted
 * when the JVM ends. Tests therefore share the node's data: make your own residents, acceptors and
 * clients, and never assert on totals. Where a test must own a node, as one that stops it or starts
 * it with other properties, use {@link TestNode#start} and close it.
 *
 * <pre>{@code
 * class ItemsTest extends NodeTest {
 *   @Test
 *   void listsItems() {
 *     assertThat(node("50").get("/api/v1/items").statusCode()).isEqualTo(200);
 *     assertThat(node("50").post("/api/v1/replays", node("50").operatorToken(), "{\"taps\":1}")
 *         .statusCode()).isEqualTo(200);
 *     Cards cards = node("50").bean(Cards.class);
 *   }
 * }
 * }</pre>
 */
public abstract class NodeTest {

  /** The shared node of this region. */
  protected static TestNode node(String region) {
    return TestNode.shared(region);
  }
}
