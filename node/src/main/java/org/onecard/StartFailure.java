package org.onecard;

import java.util.stream.Stream;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.onecard.storage.StartRefusedException;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;

/** Why a node did not start, in one line that names the fault and the remedy. */
final class StartFailure {
  private StartFailure() {}

  /** The line for this failure of {@code SpringApplication.run}. */
  static String explain(Throwable failure) {
    return causes(failure)
        .map(StartFailure::known)
        .filter(line -> !line.isEmpty())
        .findFirst()
        .orElseGet(
            () -> {
              Throwable root = causes(failure).reduce((first, last) -> last).orElse(failure);
              return "the node could not start (%s: %s); its log tells more"
                  .formatted(root.getClass().getSimpleName(), firstLine(root.getMessage()));
            });
  }

  private static String known(Throwable cause) {
    return switch (cause) {
      case StartRefusedException e -> String.valueOf(e.getMessage());
      case PortInUseException e ->
          "port %d is in use by another program; stop it, or choose another with --port"
              .formatted(e.getPort());
      case FlywayException e ->
          "the database does not fit this program (%s); use the program that wrote it"
              .formatted(firstLine(e.getMessage()));
      default -> "";
    };
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
  }

  private static String firstLine(@Nullable String message) {
    return message == null ? "no message" : message.lines().findFirst().orElse("").strip();
  }

  /** Keeps Spring's report of many lines off the console, and in the log where there is one. */
  static final class Reporter implements SpringBootExceptionReporter {
    private final boolean logging;

    /** Without a context the start failed before it had a folder to log in. */
    Reporter(@Nullable ConfigurableApplicationContext context) {
      this.logging = context != null;
    }

    @Override
    public boolean reportException(Throwable failure) {
      if (logging) {
        LoggerFactory.getLogger(OneCardNode.class).error("the node could not start", failure);
      }
      return true;
    }
  }
}
