package org.onecard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.onecard.kernel.region.Region;
import org.onecard.storage.DataDirectory;
import org.onecard.storage.DatabaseAccess;
import org.onecard.storage.NodeDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/**
 * Fresh, migrated databases for tests of repositories: one embedded PostgreSQL for the JVM, a
 * database of its own for each {@link #fresh()}.
 */
public final class TestDatabase {
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static @Nullable NodeDatabase server;

  private TestDatabase() {}

  /** An empty database with all migrations applied. */
  public static synchronized DataSource fresh() {
    DatabaseAccess access = server().access();
    String name = "test_" + COUNT.incrementAndGet();
    JdbcClient.create(access.dataSource())
        .sql("CREATE DATABASE " + name + " TEMPLATE onecard")
        .update();
    String url = access.url().replaceFirst("/onecard$", "/" + name);
    return new DatabaseAccess(url, access.user(), access.password()).dataSource();
  }

  private static NodeDatabase server() {
    NodeDatabase running = server;
    if (running == null) {
      running = start();
      server = running;
    }
    return running;
  }

  private static NodeDatabase start() {
    try {
      Path folder = Files.createTempDirectory("onecard-test-database");
      NodeDatabase started =
          NodeDatabase.embedded(DataDirectory.open(folder, Region.of("50")), new SecureRandom());
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(started, folder)));
      Flyway.configure().dataSource(started.dataSource()).load().migrate();
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void stop(NodeDatabase started, Path folder) {
    started.close();
    try {
      FileSystemUtils.deleteRecursively(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
