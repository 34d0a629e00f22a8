package org.onecard.federation;

import java.security.SecureRandom;
import java.time.Clock;
import org.onecard.federation.Federation.StatusPublication;
import org.onecard.kernel.region.Region;
import org.onecard.storage.ColumnCipher;
import org.onecard.storage.DataDirectory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the node's one federation together. */
@Configuration(proxyBeanMethods = false)
class FederationConfiguration {

  @Bean(destroyMethod = "close")
  HttpWire federationWire() {
    return new HttpWire();
  }

  @Bean
  FederationRoom federationRoom(
      Region self,
      DataDirectory directory,
      JdbcClient jdbc,
      TransactionTemplate transactions,
      Clock clock,
      SecureRandom random,
      ColumnCipher cipher,
      HttpWire wire,
      ObjectProvider<StatusPublication> own) {
    return FederationRoom.of(
        self,
        new FederationRoom.Surroundings(
            directory, jdbc, transactions, clock, random, cipher, wire, own::getIfAvailable));
  }

  @Bean
  Federation federation(FederationRoom room) {
    return room.federation();
  }

  @Bean
  Rounds federationRounds(FederationRoom room) {
    return room.rounds();
  }
}
