package org.onecard.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.onecard.fares.charge.Charging;
import org.onecard.fares.journey.AccountEvent;
import org.onecard.fares.journey.Ride;
import org.onecard.fares.journey.Tap;
import org.onecard.kernel.region.Region;
import org.onecard.storage.DataDirectory;
import org.onecard.storage.NodeDatabase;

/**
 * The same journeys priced by SQL with window functions, over the same taps. The database is given
 * the prices between stations; everything else it works out: pairing, the order of pricing, the
 * discount, the transfer and the cap.
 */
final class FaresSql {
  /** What a database made of the taps, and how long it took, loading left out. */
  record Answer(FaresSum sum, long nanos) {}

  private static final int REGION = 50;
  private static final int RUNS = 3;
  private static final int CHUNK = 50_000;
  private static final List<String> COLUMNS =
      List.of("integer", "bigint", "integer", "integer", "integer");

  private static final List<String> TABLES =
      List.of(
          "create table taps (card integer, tap_at bigint, kind integer, service integer,"
              + " station integer)",
          "create table fares (a integer, b integer, fen bigint)",
          "create table dearest (station integer, fen bigint)");

  private static final String QUERY =
      """
      with seen as (
        select card, tap_at, kind, service, station,
               lag(kind) over s as before_kind, lag(tap_at) over s as before_at,
               lag(station) over s as before_station,
               lead(kind) over s as next_kind, lead(tap_at) over s as next_at,
               min(tap_at) over (partition by card order by tap_at
                 range between 14401 following and unbounded following) as over_at
        from taps window s as (partition by card, service order by tap_at, kind)),
      paired as (
        select seen.*,
               kind = 0 and before_kind = 1 and tap_at - before_at <= 14400 as whole
        from seen
        where not (kind = 1 and coalesce(next_kind, 1) = 0 and next_at - tap_at <= 14400)),
      rides as (
        select card, service, tap_at as left_at,
               case when whole then before_at else tap_at end as first_at,
               case when kind = 1 then least(
                 coalesce(case when next_kind = 1 then next_at end, 9999999999),
                 coalesce(over_at, 9999999999)) else tap_at end as known_at,
               case when kind = 1 then 0 else 1 end as phase,
               case when service = 1 then 200 when whole then fares.fen else dearest.fen end
                 as gross
        from paired
        left join fares
          on fares.a = case when whole then before_station end and fares.b = paired.station
        left join dearest on dearest.station = paired.station),
      chained as (
        select *,
               cast(floor((first_at + 14400) / 86400.0) as bigint) as day,
               case when service = 0 then cast(gross * 9 / 10 as bigint) else gross end as fen,
               lag(service) over c as last_service, lag(left_at) over c as last_left
        from rides window c as (partition by card order by known_at, phase, first_at)),
      transferred as (
        select *,
               fen - case when service = 1 and last_service = 0
                 and first_at - last_left between 0 and 3600 then 100 else 0 end as asked
        from chained),
      summed as (
        select *, sum(asked) over (partition by card, day order by known_at, phase, first_at
          rows between unbounded preceding and current row) as total
        from transferred),
      charged as (
        select card, gross, least(1000, total) - least(1000, total - asked) as paid from summed)
      select count(*), sum(gross), sum(paid), sum(paid * (card % 1009)) from charged
      """;

  private FaresSql() {}

  /** The embedded PostgreSQL, as a node starts it, with room to sort in memory. */
  static Answer postgres(Charging charging, FaresTaps taps, int stations, PrintStream out)
      throws IOException, SQLException {
    Path folder = Files.createTempDirectory("onecard-bench-fares");
    try {
      DataDirectory directory = DataDirectory.open(folder, Region.of(REGION));
      try (NodeDatabase database = NodeDatabase.embedded(directory, new SecureRandom());
          Connection connection = database.dataSource().getConnection();
          Statement statement = connection.createStatement()) {
        create(statement);
        load(taps, connection);
        prices(charging, stations, statement);
        statement.execute("analyze");
        statement.execute("set work_mem = '1GB'");
        return ask(statement, "PostgreSQL", taps, out);
      }
    } finally {
      Folders.delete(folder);
    }
  }

  /** DuckDB in memory, on all cores. */
  static Answer duckDb(Charging charging, FaresTaps taps, int stations, PrintStream out)
      throws IOException, SQLException {
    Path file = Files.createTempFile("onecard-bench-taps", ".csv");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      create(statement);
      write(taps, file);
      statement.execute("copy taps from '" + file + "' (header false)");
      prices(charging, stations, statement);
      return ask(statement, "DuckDB", taps, out);
    } finally {
      Files.delete(file);
    }
  }

  private static void create(Statement statement) throws SQLException {
    for (String table : TABLES) {
      statement.execute(table);
    }
  }

  private static void load(FaresTaps taps, Connection connection) throws SQLException {
    String insert =
        "insert into taps select * from"
            + " unnest(?::integer[], ?::bigint[], ?::integer[], ?::integer[], ?::integer[])";
    int count = Math.toIntExact(taps.count());
    try (PreparedStatement statement = connection.prepareStatement(insert)) {
      for (int from = 0; from < count; from += CHUNK) {
        int size = Math.min(CHUNK, count - from);
        Object[][] columns = new Object[COLUMNS.size()][size];
        for (int i = 0; i < size; i++) {
          Tap tap = taps.tap(from + i);
          columns[0][i] = taps.card(from + i);
          columns[1][i] = tap.atSecond();
          columns[2][i] = FaresTaps.code(tap.kind());
          columns[3][i] = tap.service();
          columns[4][i] = tap.station();
        }
        for (int column = 0; column < columns.length; column++) {
          statement.setArray(
              column + 1, connection.createArrayOf(COLUMNS.get(column), columns[column]));
        }
        statement.execute();
      }
    }
  }

  private static void write(FaresTaps taps, Path file) throws IOException {
    try (BufferedWriter writer = Files.newBufferedWriter(file, UTF_8)) {
      int count = Math.toIntExact(taps.count());
      for (int i = 0; i < count; i++) {
        Tap tap = taps.tap(i);
        writer.write(
            taps.card(i)
                + ","
                + tap.atSecond()
                + ","
                + FaresTaps.code(tap.kind())
                + ","
                + tap.service()
                + ","
                + tap.station()
                + "\n");
      }
    }
  }

  private static void prices(Charging charging, int stations, Statement statement)
      throws SQLException {
    for (int from = 0; from < stations; from++) {
      Tap entry = tap(Tap.Kind.ENTRY, from);
      long most = fen(charging, new Ride(Ride.Kind.ENTRY_ONLY, entry, null));
      statement.addBatch("insert into dearest values (" + from + "," + most + ")");
      StringBuilder rows = new StringBuilder("insert into fares values ");
      for (int to = 0; to < stations; to++) {
        Ride.Kind kind = from == to ? Ride.Kind.SAME_STATION : Ride.Kind.COMPLETE;
        long fen = fen(charging, new Ride(kind, entry, tap(Tap.Kind.EXIT, to)));
        rows.append(to == 0 ? "(" : ",(").append(from).append(',').append(to).append(',');
        rows.append(fen).append(')');
      }
      statement.addBatch(rows.toString());
    }
    statement.executeBatch();
  }

  private static Tap tap(Tap.Kind kind, int station) {
    long at = kind == Tap.Kind.ENTRY ? 0 : 60;
    return new Tap(at, kind, FaresTaps.RAIL, station, 0, Tap.NOT_GIVEN, false, 0, at, at);
  }

  private static long fen(Charging charging, Ride ride) {
    return charging.quote(new AccountEvent.Profile(0, 0, null), ride).grossFen();
  }

  private static Answer ask(Statement statement, String name, FaresTaps taps, PrintStream out)
      throws SQLException {
    long best = Long.MAX_VALUE;
    FaresSum sum = new FaresSum();
    for (int run = 0; run < RUNS; run++) {
      long start = System.nanoTime();
      try (ResultSet result = statement.executeQuery(QUERY)) {
        result.next();
        sum =
            new FaresSum(
                result.getLong(1), result.getLong(2), result.getLong(3), result.getLong(4));
      }
      best = Math.min(best, System.nanoTime() - start);
    }
    out.printf(
        "%s, the best of %d runs: %.2f s = %.0f taps/s; %s%n",
        name, RUNS, best / 1e9, taps.count() * 1e9 / best, sum.describe());
    return new Answer(sum, best);
  }
}
