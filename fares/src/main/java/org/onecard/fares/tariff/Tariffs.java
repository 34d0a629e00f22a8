package org.onecard.fares.tariff;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The tariffs that are shipped with the product, as resources; nothing else is read. */
public final class Tariffs {
  private static final List<String> NAMES =
      List.of(
          "chengdu-2025",
          "chongqing-2025",
          "chuanyu-2025",
          "chuanyu-bus",
          "example-caps",
          "shenzhen-2018");
  private static final Map<String, Tariff> READ = new ConcurrentHashMap<>();

  private Tariffs() {}

  /** All names, sorted. */
  public static List<String> names() {
    return NAMES;
  }

  /** The shipped tariff of this name. */
  public static Optional<Tariff> shipped(String name) {
    return NAMES.contains(name)
        ? Optional.of(READ.computeIfAbsent(name, Tariffs::read))
        : Optional.empty();
  }

  /** The text of a shipped tariff's file. */
  public static Optional<String> text(String name) {
    if (!NAMES.contains(name)) {
      return Optional.empty();
    }
    String path = "/org/onecard/fares/tariffs/" + name + ".yaml";
    try (InputStream in = Tariffs.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("fares was packed without " + path);
      }
      return Optional.of(new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
  }

  private static Tariff read(String name) {
    return switch (TariffFile.read(text(name).orElseThrow())) {
      case Reading.Valid(Tariff tariff) -> tariff;
      case Reading.Faulty(List<Fault> faults) ->
          throw new IllegalStateException("the shipped tariff " + name + ": " + faults);
    };
  }
}
