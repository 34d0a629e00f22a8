package org.onecard.federation;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.onecard.TestDatabase;
import org.onecard.federation.Federation.OwnKey;
import org.onecard.federation.Federation.StatusPublication;
import org.onecard.kernel.region.Region;
import org.onecard.protocol.status.ChipDenyList;
import org.onecard.protocol.status.StatusHead;
import org.onecard.protocol.status.StatusHead.DayList;
import org.onecard.protocol.status.StatusLists;
import org.onecard.protocol.status.StatusShard;
import org.onecard.protocol.trust.KeyUse;
import org.onecard.storage.ColumnCipher;
import org.onecard.storage.DataDirectory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Federations of two regions with databases of their own, joined by a wire in memory. */
public final class TestFederations {
  static final Region CHONGQING = Region.of("50");
  static final Region SICHUAN = Region.of("51");

  private static final Map<Region, DataSource> DATABASES = new TreeMap<>();

  final MemoryWire wire = new MemoryWire();
  private final Path folder;
  private final TestClock clock = new TestClock(Instant.parse("2026-11-20T12:00:00Z"));
  private final Map<Region, FederationRoom> rooms = new TreeMap<>();
  private final Map<Region, Published> published = new TreeMap<>();

  public TestFederations(Path folder) {
    this.folder = folder;
    for (Region region : List.of(CHONGQING, SICHUAN)) {
      empty(DATABASES.computeIfAbsent(region, each -> pool()));
      restart(region);
    }
  }

  /** A clock that stands until it is moved. */
  public static final class TestClock extends Clock {
    private Instant now;

    TestClock(Instant now) {
      this.now = now;
    }

    public void advance(Duration duration) {
      now = now.plus(duration);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  /** Status lists as the card context would publish them. */
  static final class Published implements StatusPublication {
    private @Nullable StatusLists lists;
    private final Map<String, byte[]> octets = new TreeMap<>();

    @Override
    public long currentHeadNumber() {
      return current().head().number();
    }

    @Override
    public StatusLists current() {
      if (lists == null) {
        throw new IllegalStateException("nothing is published");
      }
      return lists;
    }

    @Override
    public Optional<StatusLists> at(long headNumber) {
      return Optional.empty();
    }

    @Override
    public Optional<byte[]> octets(String digest) {
      return Optional.ofNullable(octets.get(digest));
    }
  }

  public TestClock clock() {
    return clock;
  }

  /** Makes a region's federation anew from its folder and database, as a restart does. */
  void restart(Region region) {
    JdbcClient jdbc = jdbc(region);
    Published lists = published.get(region);
    FederationRoom room =
        FederationRoom.of(
            region,
            new FederationRoom.Surroundings(
                DataDirectory.open(folder, region),
                jdbc,
                transactions(region),
                clock,
                new SecureRandom(),
                seal(region).cipher(),
                wire,
                () -> published.get(region)));
    rooms.put(region, room);
    wire.join(host(region), room);
    if (lists != null) {
      published.put(region, lists);
    }
  }

  /** What opens and seals the messages a region keeps. */
  MessageSeal seal(Region region) {
    DataDirectory directory = DataDirectory.open(folder, region);
    return new MessageSeal(ColumnCipher.open(directory, new SecureRandom()));
  }

  FederationRoom room(Region region) {
    FederationRoom room = rooms.get(region);
    if (room == null) {
      throw new IllegalArgumentException("no federation of " + region);
    }
    return room;
  }

  public Federation federation(String region) {
    return room(Region.of(region)).federation();
  }

  public JdbcClient jdbc(Region region) {
    return JdbcClient.create(database(region));
  }

  public TransactionTemplate transactions(Region region) {
    return new TransactionTemplate(new DataSourceTransactionManager(database(region)));
  }

  /** Both operators confirm the other's root. */
  public void exchangeTrust() {
    introduce(CHONGQING, SICHUAN);
    introduce(SICHUAN, CHONGQING);
  }

  void introduce(Region at, Region peer) {
    room(at).peers().register(peer, url(peer), room(peer).ownKeys().fingerprint(), null);
  }

  /** Delivers all that either side has told. */
  public void deliver() throws java.io.IOException {
    for (Region from : List.of(CHONGQING, SICHUAN)) {
      for (Peer peer : room(from).peers().all()) {
        boolean more = true;
        while (more) {
          more = room(from).teller().deliverNext(peer);
        }
      }
    }
  }

  /** Publishes a head whose one shard has this state at every position of its first octet. */
  StatusHead publish(Region region, long number, int firstOctet) {
    byte[] states = new byte[StatusShard.SIZE / 4];
    states[0] = (byte) firstOctet;
    StatusShard changed = StatusShard.encode(states);
    byte[] others = new byte[StatusShard.SIZE / 4];
    others[1] = 1;
    StatusShard same = StatusShard.encode(others);
    ChipDenyList denied = ChipDenyList.encode(Map.of());
    OwnKey key = room(region).ownKeys().active(KeyUse.STATUS);
    StatusHead head =
        StatusHead.sign(
            region,
            number,
            clock.instant(),
            List.of(new DayList(20_780, List.of(changed.digest(), same.digest()))),
            denied.digest(),
            key.keyId(),
            key.key());
    Published lists = new Published();
    lists.octets.put(changed.digest(), changed.wire());
    lists.octets.put(same.digest(), same.wire());
    lists.octets.put(denied.digest(), denied.wire());
    lists.lists =
        StatusLists.of(head, Map.of(changed.digest(), changed, same.digest(), same), denied);
    published.put(region, lists);
    return head;
  }

  static URI url(Region region) {
    return URI.create("http://" + host(region));
  }

  static String host(Region region) {
    return "node" + region;
  }

  private static DataSource pool() {
    HikariConfig pool = new HikariConfig();
    pool.setDataSource(TestDatabase.fresh());
    pool.setMaximumPoolSize(3);
    return new HikariDataSource(pool);
  }

  private static void empty(DataSource database) {
    JdbcClient jdbc = JdbcClient.create(database);
    String tables =
        jdbc.sql(
                """
                select string_agg(tablename, ', ') from pg_tables
                where tablename ~ '^(federation|catalogue)_'
                """)
            .query(String.class)
            .single();
    jdbc.sql("truncate " + tables).update();
  }

  private DataSource database(Region region) {
    DataSource database = DATABASES.get(region);
    if (database == null) {
      throw new IllegalArgumentException("no database of " + region);
    }
    return database;
  }

  /** A region puts a new key in the place of its active one, and its peers take the set over. */
  public void rotate(String region, KeyUse use) {
    room(Region.of(region)).ownKeys().rotate(use);
    look(region);
  }

  /** A region takes a key back, and its peers take the set over. */
  public void revoke(String region, String keyId) {
    room(Region.of(region)).ownKeys().revoke(keyId);
    look(region);
  }

  private void look(String region) {
    for (Region peer : room(Region.of(region)).federation().peers()) {
      room(peer).poll().look(Region.of(region));
    }
  }
}
