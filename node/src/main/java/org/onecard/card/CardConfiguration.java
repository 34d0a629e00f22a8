package org.onecard.card;

import java.security.SecureRandom;
import org.onecard.storage.DataDirectory;
import org.onecard.storage.Secrets;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The issuer's secrets, kept in the node's secrets folder and nowhere else. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CardSettings.class)
class CardConfiguration {

  /** Under which tokens are made and opened. */
  @Bean
  CodeTokens codeTokens(DataDirectory directory, SecureRandom random) {
    return new CodeTokens(Secrets.key(directory, "code-token-1", random));
  }

  /** Under which holders' names for acceptors are made. */
  @Bean
  Pseudonyms pseudonyms(DataDirectory directory, SecureRandom random) {
    return new Pseudonyms(Secrets.key(directory, "pseudonym-1", random));
  }

  /** From which every expiry day's numbering is drawn. */
  @Bean
  NumberingSecret numberingSecret(DataDirectory directory, SecureRandom random) {
    return new NumberingSecret(Secrets.key(directory, "status-numbering-1", random));
  }

  /** A secret of 32 octets that is never printed. */
  static final class NumberingSecret {
    private final byte[] octets;

    NumberingSecret(byte[] octets) {
      this.octets = octets;
    }

    byte[] octets() {
      return octets.clone();
    }
  }
}
