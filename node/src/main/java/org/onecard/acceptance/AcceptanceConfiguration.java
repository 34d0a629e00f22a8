package org.onecard.acceptance;

import java.security.SecureRandom;
import java.time.Clock;
import javax.sql.DataSource;
import org.onecard.storage.ColumnCipher;
import org.onecard.storage.DataDirectory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the record together. */
@Configuration(proxyBeanMethods = false)
class AcceptanceConfiguration {

  @Bean
  Vault acceptanceVault(DataDirectory directory, ColumnCipher cipher, SecureRandom random) {
    return Vault.open(directory, cipher, random);
  }

  @Bean(destroyMethod = "close")
  Recorder acceptanceRecorder(DataSource database, Vault vault, Clock clock) {
    return new Recorder(new RecordBook(database, vault, clock));
  }
}
