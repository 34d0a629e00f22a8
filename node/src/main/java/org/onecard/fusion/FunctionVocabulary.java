package org.onecard.fusion;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The functions a card, certificate or code can have, and the items that do the same. */
final class FunctionVocabulary {
  private static final String RESOURCE = "/fusion/functions.json";

  private final List<CardFunction> all;
  private final Map<String, CardFunction> byCode = new HashMap<>();

  private FunctionVocabulary(List<CardFunction> all) {
    this.all = List.copyOf(all);
    for (CardFunction function : all) {
      if (byCode.put(function.code(), function) != null) {
        throw new IllegalStateException("function " + function.code() + " is there twice");
      }
    }
  }

  /**
   * One function.
   *
   * @param group functions of one group are similar to each other
   * @param items codes of the items of the joint list that do the same
   */
  record CardFunction(
      String code, String group, String titleZh, String titleEn, List<String> items) {}

  /** The vocabulary shipped with the node. */
  static FunctionVocabulary shipped() {
    try (InputStream resource = FunctionVocabulary.class.getResourceAsStream(RESOURCE)) {
      if (resource == null) {
        throw new IllegalStateException(RESOURCE + " is not shipped with the node");
      }
      return of(new JsonMapper().readValue(resource, new TypeReference<>() {}));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + RESOURCE, e);
    }
  }

  static FunctionVocabulary of(List<CardFunction> functions) {
    return new FunctionVocabulary(functions);
  }

  List<CardFunction> all() {
    return all;
  }

  Optional<CardFunction> find(String code) {
    return Optional.ofNullable(byCode.get(code));
  }

  /** The other functions of the same group, in their order. */
  List<CardFunction> similar(CardFunction function) {
    return all.stream()
        .filter(other -> other.group().equals(function.group()) && !other.equals(function))
        .toList();
  }
}
