package org.onecard.card;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onecard.kernel.bytes.Bytes;

/** How this context's values are written to and read from columns. */
final class Columns {
  private Columns() {}

  static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  static UUID uuid(ResultSet row, String column) throws SQLException {
    return row.getObject(column, UUID.class);
  }

  static LocalDate date(ResultSet row, String column) throws SQLException {
    return row.getObject(column, LocalDate.class);
  }

  static Bytes octets(ResultSet row, String column) throws SQLException {
    return Bytes.of(row.getBytes(column));
  }

  /** The constant whose text (lower case, hyphens) stands in the column. */
  static <E extends Enum<E>> E constant(ResultSet row, String column, Class<E> type)
      throws SQLException {
    String name = row.getString(column).toUpperCase(Locale.ROOT).replace('-', '_');
    return Enum.valueOf(type, name);
  }

  /** Ids for {@code any(:ids::uuid[])}. */
  static String[] uuids(Collection<UUID> ids) {
    return ids.stream().map(UUID::toString).toArray(String[]::new);
  }

  /** Any values' texts for an array parameter. */
  static String[] texts(Collection<?> values) {
    return values.stream().map(Object::toString).toArray(String[]::new);
  }

  static long[] longs(Collection<Long> values) {
    return values.stream().mapToLong(Long::longValue).toArray();
  }

  static List<String> texts(java.sql.Array array) throws SQLException {
    return List.of((String[]) array.getArray());
  }

  static List<Long> longs(java.sql.Array array) throws SQLException {
    return List.of((Long[]) array.getArray());
  }

  /** Octet strings as an array parameter. */
  static byte[][] octets(Collection<Bytes> values) {
    return values.stream().map(Bytes::toArray).toArray(byte[][]::new);
  }
}
