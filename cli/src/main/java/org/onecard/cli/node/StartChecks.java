package org.onecard.cli.node;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.onecard.cli.CommandFailedException;
import org.onecard.cli.RegionFolder;

/** What would stop a node from starting, found before anything is touched, in one line each. */
public final class StartChecks {
  private static final int HIGHEST_PORT = 65_535;

  private StartChecks() {}

  /** Refuses a port that another process listens on; 0 stands for any that is free. */
  public static void port(int port) {
    if (port < 0 || port > HIGHEST_PORT) {
      throw new CommandFailedException("port " + port + " is not between 0 and " + HIGHEST_PORT);
    }
    if (!isFree(port)) {
      throw new CommandFailedException(
          "port " + port + " is in use: stop what listens there or choose another with --port");
    }
  }

  /** Whether nothing listens on the port. */
  public static boolean isFree(int port) {
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(port));
      return true;
    } catch (IOException inUse) {
      return false;
    }
  }

  /**
   * Refuses a region's folder that cannot be written. The folder around it may belong to somebody
   * else, so that the nodes of one machine can run as different users.
   */
  public static void folder(RegionFolder region) {
    folder(Files.isDirectory(region.root()) ? region.root() : region.data());
  }

  /** Makes the folder where it is missing; refuses one that cannot be written. */
  public static void folder(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (AccessDeniedException denied) {
      throw new CommandFailedException("no permission to make the folder " + folder, denied);
    } catch (IOException failure) {
      throw new CommandFailedException(
          "cannot make the folder " + folder + ": " + failure, failure);
    }
    if (!Files.isWritable(folder) || !Files.isExecutable(folder)) {
      throw new CommandFailedException(
          "no permission to write in " + folder + ": choose another folder with --data");
    }
  }
}
