package org.onecard.acceptance;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.onecard.kernel.crypto.SignatureAlgorithm;
import org.onecard.kernel.crypto.VerificationKey;
import org.onecard.kernel.place.PlaceCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Acceptors, points and terminals, read once and then held in memory: a decision reads no database.
 * What is registered here never changes.
 */
@Component
class Register {
  private static final String POINT =
      "select point, acceptor_id, name_zh, name_en, place, valid_from from acceptance_point";

  private final JdbcClient database;
  private final Map<UUID, Acceptor> acceptors = new ConcurrentHashMap<>();
  private final Map<UUID, Point> points = new ConcurrentHashMap<>();
  private final Map<UUID, Terminal> terminals = new ConcurrentHashMap<>();

  Register(JdbcClient database) {
    this.database = database;
  }

  Optional<Acceptor> acceptor(UUID id) {
    return held(acceptors, id, this::readAcceptor);
  }

  Optional<Point> point(UUID id) {
    return held(points, id, this::readPoint);
  }

  Optional<Terminal> terminal(UUID id) {
    return held(terminals, id, this::readTerminal);
  }

  List<Point> pointsOf(UUID acceptor) {
    return database
        .sql(POINT + " where acceptor_id = ? order by name_zh, point limit 1000")
        .param(acceptor)
        .query((row, number) -> point(row))
        .list();
  }

  int countPoints(UUID acceptor) {
    return database
        .sql("select count(*) from acceptance_point where acceptor_id = ?")
        .param(acceptor)
        .query(Integer.class)
        .single();
  }

  /** Acceptors with these words in name, sector or credit code, by name. */
  List<Acceptor> find(String words, int from, int most) {
    return database
        .sql(
            "select acceptor_id from acceptance_acceptor where ? = ''"
                + " or position(? in lower(name_zh || ' ' || name_en || ' ' || sector || ' '"
                + " || credit_code)) > 0 order by name_zh, acceptor_id offset ? limit ?")
        .params(words, words.toLowerCase(Locale.ROOT), from, most)
        .query(UUID.class)
        .list()
        .stream()
        .flatMap(id -> acceptor(id).stream())
        .toList();
  }

  private static <T> Optional<T> held(
      Map<UUID, T> memory, UUID id, Function<UUID, Optional<T>> read) {
    T known = memory.get(id);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<T> found = read.apply(id);
    found.ifPresent(value -> memory.put(id, value));
    return found;
  }

  private Optional<Acceptor> readAcceptor(UUID id) {
    Map<String, LocalDate> admissions = new HashMap<>();
    database
        .sql("select item, valid_from from acceptance_admission where acceptor_id = ?")
        .param(id)
        .query(
            row -> {
              admissions.put(row.getString(1), row.getObject(2, LocalDate.class));
            });
    return database
        .sql(
            "select credit_code, name_zh, name_en, sector, client_id, valid_from"
                + " from acceptance_acceptor where acceptor_id = ?")
        .param(id)
        .query(
            (row, number) ->
                new Acceptor(
                    id,
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5),
                    row.getObject(6, LocalDate.class),
                    Map.copyOf(admissions)))
        .optional();
  }

  private Optional<Point> readPoint(UUID id) {
    return database
        .sql(POINT + " where point = ?")
        .param(id)
        .query((row, number) -> point(row))
        .optional();
  }

  private static Point point(java.sql.ResultSet row) throws java.sql.SQLException {
    return new Point(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        row.getString(3),
        row.getString(4),
        PlaceCode.of(row.getString(5)),
        row.getObject(6, LocalDate.class));
  }

  private Optional<Terminal> readTerminal(UUID id) {
    return database
        .sql("select point, algorithm, public_key from acceptance_terminal where terminal = ?")
        .param(id)
        .query(
            (row, number) ->
                new Terminal(
                    id,
                    row.getObject(1, UUID.class),
                    VerificationKey.fromPem(
                        SignatureAlgorithm.valueOf(row.getString(2)), row.getString(3))))
        .optional();
  }
}
