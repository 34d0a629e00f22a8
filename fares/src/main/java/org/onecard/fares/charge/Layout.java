package org.onecard.fares.charge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.onecard.fares.tariff.Cap;
import org.onecard.fares.tariff.Concession;
import org.onecard.fares.tariff.JourneyRules;
import org.onecard.fares.tariff.JourneyRules.IncompleteFare;
import org.onecard.fares.tariff.Tariff;
import org.onecard.fares.tariff.TransferRule;

/**
 * Where an account's counters stand in their array. A counter of a period keeps the period and the
 * one before it, for a ride of yesterday evening that is known only today.
 *
 * <pre>
 *   last ride  service + 1 | boarded | left                            if any transfer is by rides
 *   transfer   first boarding of the chain | times used | dearest ride each that is by rides
 *   quota      period | used | used before | granted | granted before  each concession with one
 *   cap        period | paid | paid before                             each, or each by operator
 * </pre>
 */
final class Layout {
  static final int ABSENT = -1;
  static final int LAST_SERVICE = 0;
  static final int LAST_BOARDED = 1;
  static final int LAST_LEFT = 2;

  static final int CHAIN_FIRST = 0;
  static final int CHAIN_USED = 1;
  static final int CHAIN_DEAREST = 2;

  static final int PERIOD = 0;
  static final int CURRENT = 1;
  static final int BEFORE = 2;

  /** From a quota's rides used to its rides granted. */
  static final int GRANTED = 2;

  private static final int LAST_RIDE_SIZE = 3;
  private static final int CHAIN_SIZE = 3;
  private static final int QUOTA_SIZE = 5;
  private static final int CAP_SIZE = 3;

  /** Of each transfer rule; {@link #ABSENT} for one by mark. */
  final int[] chains;

  /** Of each concession; {@link #ABSENT} for one without quota. */
  final int[] quotas;

  /** Of each cap, for each service. */
  final int[][] caps;

  final int size;
  final boolean byRides;
  final boolean habits;

  Layout(Tariff tariff) {
    byRides =
        tariff.transfers().stream()
            .anyMatch(rule -> rule.recognisedBy() == TransferRule.Recognition.RIDES);
    int next = byRides ? LAST_RIDE_SIZE : 0;
    chains = new int[tariff.transfers().size()];
    for (int i = 0; i < chains.length; i++) {
      boolean counts = tariff.transfers().get(i).recognisedBy() == TransferRule.Recognition.RIDES;
      chains[i] = counts ? next : ABSENT;
      next += counts ? CHAIN_SIZE : 0;
    }
    quotas = new int[tariff.concessions().size()];
    for (int i = 0; i < quotas.length; i++) {
      Concession concession = tariff.concessions().get(i);
      quotas[i] = concession.quota().isPresent() ? next : ABSENT;
      next += concession.quota().isPresent() ? QUOTA_SIZE : 0;
    }
    caps = new int[tariff.caps().size()][tariff.services().size()];
    for (int i = 0; i < caps.length; i++) {
      next = place(tariff, tariff.caps().get(i), caps[i], next);
    }
    size = next;
    JourneyRules rules = tariff.journeys();
    habits =
        rules.habitRides() > 0
            && List.of(rules.entryOnly(), rules.exitOnly(), rules.sameStation()).stream()
                .anyMatch(Layout::completes);
  }

  private static int place(Tariff tariff, Cap cap, int[] ofService, int next) {
    List<String> owners = new ArrayList<>();
    for (int service = 0; service < ofService.length; service++) {
      String owner = cap.perOperator() ? tariff.services().get(service).operator() : "";
      boolean counts =
          cap.when().services().isEmpty()
              || cap.when().services().contains(tariff.services().get(service).id());
      if (counts && !owners.contains(owner)) {
        owners.add(owner);
      }
      ofService[service] = counts ? next + CAP_SIZE * owners.indexOf(owner) : ABSENT;
    }
    return next + CAP_SIZE * owners.size();
  }

  private static boolean completes(IncompleteFare fare) {
    return fare == IncompleteFare.HABIT_ELSE_MINIMUM || fare == IncompleteFare.HABIT_ELSE_MAXIMUM;
  }

  @Override
  public String toString() {
    return size + " counters, caps " + Arrays.deepToString(caps);
  }
}
