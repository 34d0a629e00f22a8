package org.onecard.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.security.SecureRandom;
import java.time.Duration;
import javax.sql.DataSource;
import org.onecard.kernel.region.Region;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Opens what the node keeps, in the order claim, database, pool, and closes it in reverse. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NodeProperties.class)
class StorageConfiguration {
  private static final int CONNECTIONS = 12;
  private static final Duration CONNECTION_WAIT = Duration.ofSeconds(10);

  @Bean
  DataDirectory dataDirectory(NodeProperties properties, Region region) {
    return DataDirectory.open(properties.dataOrRefuse(), region);
  }

  @Bean(destroyMethod = "close")
  DirectoryClaim directoryClaim(DataDirectory directory) {
    return DirectoryClaim.takeForNode(directory);
  }

  @Bean(destroyMethod = "close")
  NodeDatabase nodeDatabase(
      NodeProperties properties,
      DataDirectory directory,
      DirectoryClaim claim,
      SecureRandom random) {
    String external = properties.databaseUrl();
    return external == null || external.isBlank()
        ? NodeDatabase.embedded(directory, random)
        : NodeDatabase.external(
            directory, external, properties.databaseUser(), properties.databasePassword());
  }

  @Bean(destroyMethod = "close")
  DataSource dataSource(NodeDatabase database) {
    DatabaseAccess access = database.access();
    HikariConfig pool = new HikariConfig();
    pool.setPoolName("node");
    pool.setJdbcUrl(access.url());
    pool.setUsername(access.user());
    pool.setPassword(access.password());
    pool.setMaximumPoolSize(CONNECTIONS);
    pool.setMinimumIdle(2);
    pool.setConnectionTimeout(CONNECTION_WAIT.toMillis());
    pool.addDataSourceProperty("reWriteBatchedInserts", "true");
    pool.addDataSourceProperty("ApplicationName", "onecard");
    return new HikariDataSource(pool);
  }

  @Bean
  ColumnCipher columnCipher(DataDirectory directory, SecureRandom random) {
    return ColumnCipher.open(directory, random);
  }

  @Bean
  TransactionTemplate transactionTemplate(PlatformTransactionManager transactions) {
    return new TransactionTemplate(transactions);
  }
}
