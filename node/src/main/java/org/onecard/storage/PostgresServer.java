package org.onecard.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.onecard.storage.ServerAccount.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The embedded PostgreSQL server of one node: made, started, adopted and stopped. */
final class PostgresServer {
  /** The superuser that initdb makes; there is no other role. */
  static final String USER = "onecard";

  private static final String DATABASE = "onecard";
  private static final int START_SECONDS = 120;
  private static final int STOP_SECONDS = 30;
  private static final int PORT_ATTEMPTS = 3;
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final Logger log = LoggerFactory.getLogger(PostgresServer.class);

  private final DataDirectory directory;
  private final Path programs;
  private final Path data;
  private final String password;
  private final ServerAccount account = ServerAccount.find();

  PostgresServer(DataDirectory directory, Path home, String password) {
    this.directory = directory;
    this.programs = home.resolve("bin");
    this.data = directory.file("postgres");
    this.password = password;
  }

  /**
   * Makes the server answer and says where: a server that outlived its node is adopted as it is.
   *
   * @param rememberedPort the port of the last time, taken again where it is free
   */
  DatabaseAccess start(OptionalInt rememberedPort) {
    if (!Files.exists(data)) {
      create();
    }
    DatabaseAccess access = adopt().orElseGet(() -> launch(rememberedPort));
    makeDatabase(access);
    return access;
  }

  /** Stops the server: no new sessions, open ones are rolled back. */
  void stop() {
    if (runningPort().isEmpty()) {
      return;
    }
    Outcome outcome =
        account.run(
            List.of(
                program("pg_ctl"),
                "stop",
                "-D",
                data.toString(),
                "-m",
                "fast",
                "-w",
                "-t",
                Integer.toString(STOP_SECONDS)));
    if (outcome.exitCode() != 0) {
      log.warn("PostgreSQL did not stop: {}", outcome.said());
    }
  }

  private void create() {
    Path draft = directory.file("postgres.new");
    Path passwordFile = directory.file("postgres.password");
    try {
      if (Files.exists(draft)) {
        PostgresBinaries.removeTree(draft);
      }
      Files.createDirectory(draft);
      directory.write(passwordFile, password + "\n");
      account.own(draft);
      account.own(passwordFile);
      Outcome outcome =
          account.run(
              List.of(
                  program("initdb"),
                  "--pgdata=" + draft,
                  "--username=" + USER,
                  "--pwfile=" + passwordFile,
                  "--auth=scram-sha-256",
                  "--encoding=UTF8",
                  "--no-locale"));
      if (outcome.exitCode() != 0) {
        throw new StartRefusedException(
            "PostgreSQL could not be set up in " + data + " (" + outcome.said() + ")",
            "make room and permission there, or give a database with --database-url");
      }
      Files.move(draft, data);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make " + data, e);
    } finally {
      directory.remove(passwordFile);
    }
  }

  private Optional<DatabaseAccess> adopt() {
    OptionalInt port = runningPort();
    if (port.isEmpty()) {
      return Optional.empty();
    }
    DatabaseAccess access = at(port.getAsInt(), DATABASE);
    DatabaseAccess first = at(port.getAsInt(), "postgres");
    long deadline = System.nanoTime() + Duration.ofSeconds(START_SECONDS).toNanos();
    while (runningPort().isPresent()) {
      try (Connection connection = first.connect(password)) {
        log.info("adopted the running PostgreSQL {}", connection.getMetaData().getURL());
        return Optional.of(access);
      } catch (SQLException e) {
        if (System.nanoTime() > deadline || !startingOrStopping(e)) {
          throw new StartRefusedException(
              "a PostgreSQL server runs in " + data + " but refuses this node (" + e + ")",
              "stop that server, then start again",
              e);
        }
        pause();
      }
    }
    return Optional.empty();
  }

  private static boolean startingOrStopping(SQLException e) {
    String state = e.getSQLState();
    return state != null && (state.startsWith("08") || state.startsWith("57P"));
  }

  private DatabaseAccess launch(OptionalInt rememberedPort) {
    String said = "";
    for (int attempt = 0; attempt < PORT_ATTEMPTS; attempt++) {
      int port =
          attempt == 0 && rememberedPort.isPresent() && isFree(rememberedPort.getAsInt())
              ? rememberedPort.getAsInt()
              : freePort();
      writeSettings(port);
      Outcome outcome =
          account.run(
              List.of(
                  program("pg_ctl"),
                  "start",
                  "-D",
                  data.toString(),
                  "-l",
                  data.resolve("server.log").toString(),
                  "-w",
                  "-t",
                  Integer.toString(START_SECONDS)));
      if (outcome.exitCode() == 0) {
        return at(port, DATABASE);
      }
      said = outcome.said();
    }
    throw new StartRefusedException(
        "PostgreSQL does not start in " + data + " (" + said + ")",
        "read " + data.resolve("server.log"));
  }

  /** Throughput without giving up durability; the rest is PostgreSQL's own default. */
  private void writeSettings(int port) {
    String settings =
        """
        # Written by OneCard at every start; changes here are lost.
        listen_addresses = '127.0.0.1'
        port = %d
        unix_socket_directories = ''
        max_connections = 40
        password_encryption = 'scram-sha-256'
        fsync = on
        full_page_writes = on
        synchronous_commit = on
        shared_buffers = '256MB'
        wal_compression = on
        wal_buffers = '16MB'
        min_wal_size = '256MB'
        max_wal_size = '2GB'
        checkpoint_timeout = '15min'
        io_method = 'sync'
        jit = off
        timezone = 'UTC'
        log_timezone = 'UTC'
        """
            .formatted(port);
    try {
      Files.writeString(
          data.resolve("postgresql.conf"),
          settings,
          StandardOpenOption.WRITE,
          StandardOpenOption.TRUNCATE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the settings of " + data, e);
    }
  }

  /** The port of a live server in the folder, as its own {@code postmaster.pid} says. */
  private OptionalInt runningPort() {
    List<String> lines = directory.read(data.resolve("postmaster.pid")).orElse("").lines().toList();
    if (lines.size() < 4) {
      return OptionalInt.empty();
    }
    boolean alive =
        ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
            .filter(ProcessHandle::isAlive)
            .map(process -> process.info().command().orElse("postgres").contains("postgres"))
            .orElse(false);
    return alive ? OptionalInt.of(Integer.parseInt(lines.get(3).strip())) : OptionalInt.empty();
  }

  private void makeDatabase(DatabaseAccess access) {
    DatabaseAccess first =
        new DatabaseAccess(access.url().replace("/" + DATABASE, "/postgres"), USER, password);
    try (Connection connection = first.connect(password);
        var statement = connection.createStatement();
        var found =
            statement.executeQuery(
                "SELECT 1 FROM pg_database WHERE datname = '" + DATABASE + "'")) {
      if (!found.next()) {
        statement.execute("CREATE DATABASE " + DATABASE);
      }
    } catch (SQLException e) {
      throw new StartRefusedException(
          "PostgreSQL in " + data + " does not let this node in (" + e.getMessage() + ")",
          "restore " + directory.secrets().resolve("database.json"),
          e);
    }
  }

  private DatabaseAccess at(int port, String database) {
    return new DatabaseAccess(
        "jdbc:postgresql://127.0.0.1:" + port + "/" + database, USER, password);
  }

  private String program(String name) {
    return programs.resolve(name).toString();
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new StartRefusedException("no free port on localhost", "close other programs", e);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartRefusedException("the start was interrupted", "start again", e);
    }
  }
}
