package org.onecard.fares.network;

import java.util.List;

/** The networks that the product ships: 重庆 and 成都. */
public final class Networks {
  private static final class Chongqing {
    static final Network NETWORK = Network.parse(NetworkResource.read("chongqing.csv"));
  }

  private static final class Chengdu {
    static final Network NETWORK = Network.parse(NetworkResource.read("chengdu.csv"));
  }

  private Networks() {}

  /** The shipped networks' names. */
  public static List<String> names() {
    return List.of("chengdu", "chongqing");
  }

  /** The shipped network of this name; IllegalArgumentException if there is none. */
  public static Network shipped(String name) {
    return switch (name) {
      case "chongqing" -> Chongqing.NETWORK;
      case "chengdu" -> Chengdu.NETWORK;
      default ->
          throw new IllegalArgumentException(
              "no network '" + name + "' is shipped; use one of " + names());
    };
  }
}
