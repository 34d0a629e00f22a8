package org.onecard.fares.charge;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.onecard.fares.tariff.Cap;
import org.onecard.fares.tariff.Concession;
import org.onecard.fares.tariff.Condition;
import org.onecard.fares.tariff.Reduction;
import org.onecard.fares.tariff.Tariff;
import org.onecard.fares.tariff.TransferRule;

/** For each service the rules that may concern it, in their order. */
final class Rules {
  /**
   * One rule.
   *
   * @param number its place in the tariff's list
   * @param from services of the earlier ride, for transfers
   */
  record Rule(int number, When when, BitSet from) {}

  private final Tariff tariff;
  private final Rule[][] discounts;
  private final Rule[][] subsidies;
  private final Rule[][] transfers;
  private final Rule[][] concessions;
  private final Rule[][] caps;
  private final List<Condition> conditions = new ArrayList<>();

  Rules(Tariff tariff, Stations[] stations, Days days) {
    this.tariff = tariff;
    Function<Condition, When> compile =
        condition -> {
          conditions.add(condition);
          return new When(conditions.size() - 1, condition, tariff, stations, days);
        };
    discounts = byService(tariff.discounts(), Reduction::when, compile);
    subsidies = byService(tariff.subsidies(), Reduction::when, compile);
    transfers = byService(tariff.transfers(), TransferRule::when, compile);
    concessions = byService(tariff.concessions(), Concession::when, compile);
    caps = byService(tariff.caps(), Cap::when, compile);
  }

  /** All conditions, by the numbers that riders' bits are under. */
  List<Condition> conditions() {
    return List.copyOf(conditions);
  }

  Rule[] discounts(int service) {
    return discounts[service];
  }

  Rule[] subsidies(int service) {
    return subsidies[service];
  }

  Rule[] transfers(int service) {
    return transfers[service];
  }

  Rule[] concessions(int service) {
    return concessions[service];
  }

  Rule[] caps(int service) {
    return caps[service];
  }

  int quotaRides(int concession) {
    return quota(concession).rides();
  }

  /** The number of the quota's period in which a service day lies. */
  int quotaPeriod(int concession, int day) {
    return switch (quota(concession).period()) {
      case DAY -> day;
      case MONTH -> Days.month(day);
      case YEAR -> Days.year(day);
    };
  }

  /** The number of the cap's period in which a service day lies. */
  static int capPeriod(Cap.CapPeriod period, int day) {
    return switch (period) {
      case DAY -> day;
      case WEEK -> Days.week(day);
      case MONTH -> Days.month(day);
    };
  }

  Concession.Quota quota(int concession) {
    Concession named = tariff.concessions().get(concession);
    return named
        .quota()
        .orElseThrow(
            () -> new IllegalArgumentException("concession " + named.id() + " has no quota"));
  }

  private <T> Rule[][] byService(
      List<T> list, Function<T, Condition> condition, Function<Condition, When> compile) {
    List<List<Rule>> found = new ArrayList<>();
    tariff.services().forEach(service -> found.add(new ArrayList<>()));
    for (int number = 0; number < list.size(); number++) {
      T rule = list.get(number);
      When when = compile.apply(condition.apply(rule));
      BitSet from =
          rule instanceof TransferRule transfer ? services(transfer.fromServices()) : new BitSet();
      for (int service = 0; service < found.size(); service++) {
        if (when.concerns(service)) {
          found.get(service).add(new Rule(number, when, from));
        }
      }
    }
    return found.stream().map(rules -> rules.toArray(Rule[]::new)).toArray(Rule[][]::new);
  }

  private BitSet services(Set<String> named) {
    BitSet set = new BitSet();
    for (int service = 0; service < tariff.services().size(); service++) {
      set.set(service, named.isEmpty() || named.contains(tariff.services().get(service).id()));
    }
    return set;
  }
}
