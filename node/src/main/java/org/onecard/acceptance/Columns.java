package org.onecard.acceptance;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

/** One array parameter for each column: a whole group of rows in one statement. */
final class Columns {
  private Columns() {}

  static <T> void set(
      PreparedStatement statement,
      int parameter,
      String type,
      List<T> rows,
      Function<T, ? extends Object> value)
      throws SQLException {
    Object[] values = type.equals("bytea") ? new byte[rows.size()][] : new Object[rows.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = value.apply(rows.get(i));
    }
    statement.setArray(parameter, statement.getConnection().createArrayOf(type, values));
  }
}
