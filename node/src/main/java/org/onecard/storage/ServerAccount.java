package org.onecard.storage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs PostgreSQL's programs as an account they accept: they refuse to work as root.
 *
 * <p>Root runs them in a user namespace without privileges; where namespaces are blocked, as the
 * account {@code nobody}, which is then given the database's folder.
 */
enum ServerAccount {
  /** This process is not root. */
  OWN,
  /** Root, seen as an unprivileged user by the server. */
  NAMESPACE,
  /** Root hands over to uid and gid 65534. */
  NOBODY;

  /** The first account that works here. */
  static ServerAccount find() {
    if (!"root".equals(System.getProperty("user.name"))) {
      return OWN;
    }
    return Stream.of(NAMESPACE, NOBODY)
        .filter(ServerAccount::works)
        .findFirst()
        .orElseThrow(
            () ->
                new StartRefusedException(
                    "PostgreSQL does not run as root and neither unshare nor setpriv works here",
                    "start the node as another user, or give a database with --database-url"));
  }

  /** Runs a program to its end and returns the last of what it said. */
  Outcome run(List<String> command) {
    List<String> line = new ArrayList<>(prefix());
    line.addAll(command);
    ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
    builder.environment().put("LC_ALL", "C");
    builder.directory(Path.of("/").toFile());
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Outcome(process.waitFor(), said.strip());
    } catch (IOException e) {
      return new Outcome(127, e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome(130, "interrupted");
    }
  }

  /** Gives a folder and all in it to the account, where that is not this process's own. */
  void own(Path folder) {
    if (this == NOBODY) {
      OWN.run(List.of("chown", "-R", "65534:65534", folder.toString()));
    }
  }

  private List<String> prefix() {
    return switch (this) {
      case OWN -> List.of();
      case NAMESPACE -> List.of("unshare", "-U");
      // It may have to pass folders that are root's alone, as /root is, to reach its own.
      case NOBODY ->
          List.of(
              "setpriv",
              "--reuid=65534",
              "--regid=65534",
              "--clear-groups",
              "--inh-caps=+dac_override",
              "--ambient-caps=+dac_override");
    };
  }

  private boolean works() {
    return run(List.of("true")).exitCode() == 0;
  }

  /** How a program ended. */
  record Outcome(int exitCode, String said) {}
}
