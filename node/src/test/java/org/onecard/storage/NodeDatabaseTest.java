package org.onecard.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onecard.kernel.region.Region;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The embedded server is durable and closed, or the node does not start on it. */
class NodeDatabaseTest {
  @TempDir static Path template;
  @TempDir Path base;
  private DataDirectory directory;
  private NodeDatabase database;

  /** Setting a server up takes seconds; each test works on a copy. */
  @BeforeAll
  static void setUp() {
    NodeDatabase.embedded(DataDirectory.open(template, Region.of("50")), new SecureRandom())
        .close();
  }

  @BeforeEach
  void start() {
    ServerAccount.OWN.run(List.of("cp", "-a", template.resolve("50").toString(), base.toString()));
    directory = DataDirectory.open(base, Region.of("50"));
    database = NodeDatabase.embedded(directory, new SecureRandom());
  }

  @AfterEach
  void stop() {
    database.close();
  }

  @Test
  void startsDurableAndLeavesNoPasswordBehind() throws IOException {
    for (String setting : new String[] {"fsync", "full_page_writes", "synchronous_commit"}) {
      assertThat(ask(database, "SHOW " + setting)).isEqualTo("on");
    }
    assertThat(ask(database, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
    String password = database.access().password();
    try (var files = Files.walk(directory.root())) {
      assertThat(files.filter(Files::isRegularFile).filter(file -> holds(file, password)))
          .containsExactly(directory.secrets().resolve("database.json"));
    }
  }

  @Test
  void adoptsTheServerThatOutlivedItsNode() {
    NodeDatabase adopted = NodeDatabase.embedded(directory, new SecureRandom());

    assertThat(adopted.access()).isEqualTo(database.access());
  }

  @Test
  void keepsPortAndDataOverRestart() {
    JdbcClient.create(database.dataSource()).sql("CREATE TABLE kept AS SELECT 7 AS n").update();
    String url = database.access().url();
    database.close();
    database = NodeDatabase.embedded(directory, new SecureRandom());

    assertThat(database.access().url()).isEqualTo(url);
    assertThat(ask(database, "SELECT n FROM kept")).isEqualTo("7");
  }

  @Test
  void refusesServerThatDoesNotFlush() {
    JdbcClient.create(database.dataSource()).sql("ALTER SYSTEM SET fsync = off").update();
    database.close();

    assertThatThrownBy(() -> NodeDatabase.embedded(directory, new SecureRandom()))
        .isInstanceOf(StartRefusedException.class)
        .hasMessageContaining("fsync=off")
        .hasMessageNotContaining("\n");
  }

  @Test
  void refusesAdoptedServerThatAcknowledgesTooEarly() {
    JdbcClient client = JdbcClient.create(database.dataSource());
    client.sql("ALTER SYSTEM SET synchronous_commit = off").update();
    client.sql("SELECT pg_reload_conf()").query().singleRow();

    assertThatThrownBy(() -> NodeDatabase.embedded(directory, new SecureRandom()))
        .isInstanceOf(StartRefusedException.class)
        .hasMessageContaining("synchronous_commit=off");
  }

  @Test
  void refusesServerThatAsksForNoPassword() throws IOException {
    Files.writeString(
        directory.file("postgres").resolve("pg_hba.conf"), "host all all 127.0.0.1/32 trust\n");
    database.close();

    assertThatThrownBy(() -> NodeDatabase.embedded(directory, new SecureRandom()))
        .isInstanceOf(StartRefusedException.class)
        .hasMessageContaining("without the right password");
  }

  @Test
  void holdsAnExternalServerToTheSame() {
    DatabaseAccess access = database.access();
    try (NodeDatabase external =
        NodeDatabase.external(directory, access.url(), access.user(), access.password())) {
      assertThat(ask(external, "SELECT 1")).isEqualTo("1");
    }
    assertThatThrownBy(() -> NodeDatabase.external(directory, access.url(), "", ""))
        .isInstanceOf(StartRefusedException.class)
        .hasMessageContaining("ONECARD_DATABASE_USER");
    assertThatThrownBy(() -> NodeDatabase.external(directory, access.url(), "nobody", "x"))
        .isInstanceOf(StartRefusedException.class)
        .hasMessageContaining("cannot be used");
    JdbcClient.create(database.dataSource())
        .sql("ALTER ROLE onecard SET synchronous_commit = off")
        .update();
    assertThatThrownBy(
            () -> NodeDatabase.external(directory, access.url(), access.user(), access.password()))
        .isInstanceOf(StartRefusedException.class)
        .hasMessageContaining("synchronous_commit=off");
  }

  @Test
  void opensBesideARunningNodeAndStartsForAStoppedOne() {
    Optional<DirectoryClaim> node = DirectoryClaim.take(directory);
    try (NodeDatabase beside = NodeDatabase.open(directory)) {
      assertThat(ask(beside, "SELECT 1")).isEqualTo("1");
    }
    assertThat(ask(database, "SELECT 1")).as("the node's server still runs").isEqualTo("1");
    node.orElseThrow().release();
    database.close();

    try (NodeDatabase started = NodeDatabase.open(directory)) {
      assertThat(ask(started, "SELECT 1")).isEqualTo("1");
    }
    assertThat(directory.file("postgres").resolve("postmaster.pid")).doesNotExist();
  }

  private static String ask(NodeDatabase database, String sql) {
    return JdbcClient.create(database.dataSource()).sql(sql).query(String.class).single();
  }

  private static boolean holds(Path file, String text) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
