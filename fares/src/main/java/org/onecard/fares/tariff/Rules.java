package org.onecard.fares.tariff;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/** What all sorts of rules have in common. */
final class Rules {
  private Rules() {}

  static String id(Object part) {
    return switch (part) {
      case Party party -> party.id();
      case RiderClass one -> one.id();
      case Service service -> service.id();
      case FareRule fare -> fare.id();
      case Reduction reduction -> reduction.id();
      case TransferRule transfer -> transfer.id();
      case Concession concession -> concession.id();
      case Cap cap -> cap.id();
      default -> throw new IllegalStateException("has no id: " + part);
    };
  }

  /** The conditions of all rules that take something off. */
  static List<Condition> conditions(Tariff tariff) {
    List<Condition> all = new ArrayList<>();
    tariff.discounts().forEach(rule -> all.add(rule.when()));
    tariff.subsidies().forEach(rule -> all.add(rule.when()));
    tariff.transfers().forEach(rule -> all.add(rule.when()));
    tariff.concessions().forEach(rule -> all.add(rule.when()));
    tariff.caps().forEach(rule -> all.add(rule.when()));
    return all;
  }

  /** Who bears each rule, by the rule's identity. */
  static IdentityHashMap<Object, List<Bearer>> bearers(Tariff tariff) {
    IdentityHashMap<Object, List<Bearer>> all = new IdentityHashMap<>();
    tariff.discounts().forEach(rule -> all.put(rule, rule.borneBy()));
    tariff.subsidies().forEach(rule -> all.put(rule, rule.borneBy()));
    tariff.transfers().forEach(rule -> all.put(rule, rule.borneBy()));
    tariff.concessions().forEach(rule -> all.put(rule, rule.borneBy()));
    tariff.caps().forEach(rule -> all.put(rule, rule.borneBy()));
    return all;
  }

  /** The effects of all rules that have one, by the rule's identity. */
  static IdentityHashMap<Object, Effect> effects(Tariff tariff) {
    IdentityHashMap<Object, Effect> all = new IdentityHashMap<>();
    tariff.discounts().forEach(rule -> all.put(rule, rule.effect()));
    tariff.subsidies().forEach(rule -> all.put(rule, rule.effect()));
    tariff.transfers().forEach(rule -> all.put(rule, rule.effect()));
    tariff.concessions().forEach(rule -> all.put(rule, rule.effect()));
    return all;
  }
}
