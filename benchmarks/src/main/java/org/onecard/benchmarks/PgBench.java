package org.onecard.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * PostgreSQL's own load generator, inserting a row of an acceptance record's shape and size into
 * the same server with the same durability, one row a transaction.
 */
final class PgBench {
  private static final Pattern RATE = Pattern.compile("tps = ([\\d.]+)");

  private static final String TABLE =
      "drop table if exists bench_record;"
          + " create table bench_record (like acceptance_record including indexes);"
          + " create sequence bench_sequence owned by bench_record.sequence;"
          + " alter table bench_record alter sequence set default nextval('bench_sequence'),"
          + " alter acceptance_id set default gen_random_uuid()";

  private PgBench() {}

  /** Transactions per second; 0 if pgbench is not installed. */
  static double run(
      Nodes.Database database, int contentOctets, int clients, int seconds, PrintStream out)
      throws IOException, InterruptedException, SQLException {
    execute(database, TABLE);
    Path script = Files.createTempFile("insert", ".sql");
    try {
      Files.writeString(script, insert(contentOctets), UTF_8);
      Optional<String> output =
          Reference.run(
              Map.of("PGPASSWORD", database.password()),
              command(database, script, clients, seconds));
      if (output.isEmpty()) {
        out.println("pgbench is not installed (Debian package postgresql-contrib): no reference");
        return 0;
      }
      Matcher rate = RATE.matcher(output.get());
      if (!rate.find()) {
        throw new IllegalStateException("pgbench said no rate: " + output.get());
      }
      double perSecond = Double.parseDouble(rate.group(1));
      out.printf(
          "pgbench, %d clients, inserting a row of the same size (%d octets of content): %.0f/s%n",
          clients, contentOctets, perSecond);
      return perSecond;
    } finally {
      Files.delete(script);
      execute(database, "drop table bench_record");
    }
  }

  private static String insert(int contentOctets) {
    return """
    insert into bench_record (day, acceptor_id, digest, link, salt, content) \
    values ('2026-11-20', '00000000-0000-0000-0000-000000000000', \
    decode(repeat('5a', 32), 'hex'), decode(repeat('a5', 32), 'hex'), \
    decode(repeat('3c', 16), 'hex'), decode(repeat('7e', %d), 'hex'));
    """
        .formatted(contentOctets);
  }

  private static List<String> command(
      Nodes.Database database, Path script, int clients, int seconds) {
    URI server = URI.create(database.url().substring("jdbc:".length()));
    return List.of(
        "pgbench",
        "--no-vacuum",
        "--protocol=prepared",
        "--client=" + clients,
        "--jobs=1",
        "--time=" + seconds,
        "--file=" + script,
        "--host=" + server.getHost(),
        "--port=" + server.getPort(),
        "--username=" + database.user(),
        server.getPath().substring(1));
  }

  private static void execute(Nodes.Database database, String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(database.url(), database.user(), database.password());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
