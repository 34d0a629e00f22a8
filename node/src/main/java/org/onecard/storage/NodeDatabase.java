package org.onecard.storage;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The node's PostgreSQL: the embedded server in the data directory, or an external one.
 *
 * <p>Every opening asserts that commits are durable and that a password is demanded.
 */
public final class NodeDatabase implements AutoCloseable {
  private static final Pattern PORT = Pattern.compile("//127\\.0\\.0\\.1:(\\d{1,5})/");
  private static final JsonMapper JSON = new JsonMapper();

  private final DatabaseAccess access;
  private final Runnable onClose;

  private NodeDatabase(DatabaseAccess access, Runnable onClose) {
    this.access = access;
    this.onClose = onClose;
  }

  /** Starts or adopts the embedded server for the node that holds the directory. */
  public static NodeDatabase embedded(DataDirectory directory, SecureRandom random) {
    Optional<DatabaseAccess> last = lastAccess(directory);
    String password = last.map(DatabaseAccess::password).orElseGet(() -> Secrets.random(random));
    if (last.isEmpty()) {
      remember(directory, new DatabaseAccess("", PostgresServer.USER, password));
    }
    PostgresServer server =
        new PostgresServer(directory, PostgresBinaries.unpack(runtime(directory)), password);
    DatabaseAccess access = server.start(last.map(NodeDatabase::port).orElse(OptionalInt.empty()));
    try {
      access.assertSafe();
    } catch (StartRefusedException e) {
      server.stop();
      throw e;
    }
    remember(directory, access);
    return new NodeDatabase(access, server::stop);
  }

  /** Uses a server that somebody else runs. */
  public static NodeDatabase external(
      DataDirectory directory, String url, @Nullable String user, @Nullable String password) {
    if (user == null || user.isBlank() || password == null || password.isBlank()) {
      throw new StartRefusedException(
          "no user or password is given for the database at " + url,
          "set ONECARD_DATABASE_USER and ONECARD_DATABASE_PASSWORD");
    }
    DatabaseAccess access = new DatabaseAccess(url, user, password);
    access.assertSafe();
    remember(directory, access);
    return new NodeDatabase(access, () -> {});
  }

  /**
   * Opens the database of a node that may be running or stopped, for tools beside the node.
   *
   * <p>Where the embedded server does not run it is started, and stopped again by {@link #close}.
   */
  public static NodeDatabase open(DataDirectory directory) {
    DatabaseAccess last =
        lastAccess(directory)
            .orElseThrow(
                () ->
                    new StartRefusedException(
                        "no node has run in " + directory.root(),
                        "name the folder of a node with --data and --region"));
    if (!Files.exists(directory.file("postgres"))) {
      last.assertSafe();
      return new NodeDatabase(last, () -> {});
    }
    Optional<DirectoryClaim> claim = DirectoryClaim.take(directory);
    if (claim.isEmpty()) {
      last.assertSafe();
      return new NodeDatabase(last, () -> {});
    }
    NodeDatabase started = embedded(directory, new SecureRandom());
    return new NodeDatabase(
        started.access,
        () -> {
          started.close();
          claim.get().release();
        });
  }

  /** Address, user and password. */
  public DatabaseAccess access() {
    return access;
  }

  /** Plain connections without a pool. */
  public DataSource dataSource() {
    return access.dataSource();
  }

  @Override
  public void close() {
    onClose.run();
  }

  /** Nodes below one folder share the programs; {@code -Donecard.runtime} puts them elsewhere. */
  private static Path runtime(DataDirectory directory) {
    String elsewhere = System.getProperty("onecard.runtime");
    return elsewhere == null
        ? directory.root().resolveSibling("runtime")
        : Path.of(elsewhere).toAbsolutePath();
  }

  private static Optional<DatabaseAccess> lastAccess(DataDirectory directory) {
    return directory
        .read(directory.secrets().resolve("database.json"))
        .map(json -> JSON.readValue(json, DatabaseAccess.class));
  }

  private static void remember(DataDirectory directory, DatabaseAccess access) {
    directory.write(
        directory.secrets().resolve("database.json"), JSON.writeValueAsString(access) + "\n");
  }

  private static OptionalInt port(DatabaseAccess access) {
    Matcher matcher = PORT.matcher(access.url());
    return matcher.find()
        ? OptionalInt.of(Integer.parseInt(matcher.group(1)))
        : OptionalInt.empty();
  }
}
