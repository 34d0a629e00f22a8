package org.onecard;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.onecard.access.CardHolders;
import org.onecard.card.Cards;
import org.onecard.card.ItemReleases;
import org.onecard.catalogue.Catalogue;
import org.onecard.family.HealthItems;
import org.onecard.kernel.region.Region;
import org.onecard.kernel.time.ServiceDay;
import org.onecard.protocol.catalogue.Attribute;
import org.onecard.protocol.catalogue.Domain;
import org.onecard.protocol.catalogue.Edition;
import org.onecard.storage.DirectoryClaim;
import org.onecard.storage.NodeProperties;
import org.onecard.web.NodeAddress;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;

/** What every context of the node is given: its region, time, randomness and JSON. */
@Configuration(proxyBeanMethods = false)
class NodeConfiguration {

  @Bean
  Region ownRegion(NodeProperties properties) {
    return properties.regionOrRefuse();
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  SecureRandom secureRandom() {
    return new SecureRandom();
  }

  /** A property that nobody knows or that comes twice is an error of the sender, not noise. */
  @Bean
  JsonMapperBuilderCustomizer strictJson() {
    return json ->
        json.enable(
                DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION);
  }

  /** An issuer tells of its holders what the edition in force gives with the item, and no more. */
  @Bean
  ItemReleases itemReleases(Catalogue catalogue) {
    return (item, at) -> given(catalogue.inForce(at), item, at);
  }

  /** What deciding about an item takes and what its acceptor may then know. */
  static Set<Attribute> given(Optional<Edition> edition, String code, Instant at) {
    Set<Attribute> given = EnumSet.noneOf(Attribute.class);
    edition
        .flatMap(list -> list.find(code))
        .filter(item -> item.holdsOn(ServiceDay.dateOf(at)))
        .ifPresent(
            item -> {
              given.addAll(item.requires());
              given.addAll(item.releases());
            });
    return given;
  }

  /** Who signs in with the card is known by the same name as who shows it. */
  @Bean
  CardHolders cardHolders(Cards cards) {
    return cards::pseudonym;
  }

  /** A guardian is not shown what concerns health; what no list knows counts as health. */
  @Bean
  HealthItems healthItems(Catalogue catalogue) {
    return (item, at) -> isHealth(catalogue.inForce(at), item);
  }

  /** Whether an item of the list is about health; true of what is not on it. */
  static boolean isHealth(Optional<Edition> edition, String code) {
    return edition
        .flatMap(list -> list.find(code))
        .map(item -> item.domain() == Domain.HEALTH)
        .orElse(true);
  }

  @Bean
  Announcement announcement(Region region, DirectoryClaim claim, NodeAddress address) {
    return new Announcement(region, claim, address);
  }

  /** Tells where the node answers, in its folder and on the console, once it takes requests. */
  record Announcement(Region region, DirectoryClaim claim, NodeAddress address) {

    @EventListener(ApplicationReadyEvent.class)
    void announce() {
      claim.announce(address.baseUrl());
      System.out.println("node " + region + " is ready at " + address.baseUrl());
    }
  }
}
