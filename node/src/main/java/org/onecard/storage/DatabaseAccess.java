package org.onecard.storage;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.util.PSQLState;

/**
 * Where the database is and who may enter.
 *
 * @param url a JDBC URL of PostgreSQL, without a password
 * @param user the role
 * @param password its password
 */
public record DatabaseAccess(String url, String user, String password) {
  private static final int CONNECT_SECONDS = 10;
  private static final Map<String, Set<String>> DURABLE =
      Map.of(
          "fsync", Set.of("on"),
          "full_page_writes", Set.of("on"),
          "synchronous_commit", Set.of("on", "remote_apply"));

  /** Plain connections without a pool. */
  public DataSource dataSource() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url);
    source.setUser(user);
    source.setPassword(password);
    source.setConnectTimeout(CONNECT_SECONDS);
    return source;
  }

  /**
   * Asserts that an acknowledged commit survives a crash and that a password is really asked for.
   *
   * @throws StartRefusedException if either does not hold, or nobody answers
   */
  void assertSafe() {
    try (Connection connection = connect(password);
        Statement statement = connection.createStatement()) {
      for (var setting : DURABLE.entrySet()) {
        assertDurable(statement, setting.getKey(), setting.getValue());
      }
    } catch (SQLException e) {
      throw new StartRefusedException(
          "the database at " + url + " cannot be used (" + e.getMessage() + ")",
          "check its address, ONECARD_DATABASE_USER and ONECARD_DATABASE_PASSWORD",
          e);
    }
    assertPasswordDemanded();
  }

  /** One connection as {@code user}, within a bounded time. */
  Connection connect(String withPassword) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", withPassword);
    properties.setProperty("connectTimeout", Integer.toString(CONNECT_SECONDS));
    properties.setProperty("loginTimeout", Integer.toString(CONNECT_SECONDS));
    return DriverManager.getConnection(url, properties);
  }

  @Override
  public String toString() {
    return "DatabaseAccess[url=" + url + ", user=" + user + "]";
  }

  private void assertDurable(Statement statement, String setting, Set<String> durable)
      throws SQLException {
    try (ResultSet row = statement.executeQuery("SHOW " + setting)) {
      row.next();
      String value = row.getString(1);
      if (!durable.contains(value)) {
        throw new StartRefusedException(
            "the database at %s runs with %s=%s and could lose acknowledged records"
                .formatted(url, setting, value),
            "set " + setting + "=on and restart the database");
      }
    }
  }

  private void assertPasswordDemanded() {
    try (Connection open = connect(password + " but wrong")) {
      throw new StartRefusedException(
          "the database at %s lets %s in without the right password (session %s)"
              .formatted(url, user, open.getMetaData().getUserName()),
          "demand scram-sha-256 in pg_hba.conf");
    } catch (SQLException e) {
      if (!PSQLState.INVALID_PASSWORD.getState().equals(e.getSQLState())) {
        throw new StartRefusedException(
            "the database at " + url + " did not check a password (" + e.getMessage() + ")",
            "demand scram-sha-256 in pg_hba.conf",
            e);
      }
    }
  }
}
