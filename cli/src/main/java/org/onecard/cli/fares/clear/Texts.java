package org.onecard.cli.fares.clear;

import java.util.HashMap;
import java.util.Map;

/** Keeps one copy of each text: rows name few stations, and often. */
final class Texts {
  private final Map<String, String> known = new HashMap<>();

  String once(String text) {
    String first = known.putIfAbsent(text, text);
    return first == null ? text : first;
  }
}
