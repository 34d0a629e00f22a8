package org.onecard.cli.fares.clear;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.onecard.fares.apportionment.Apportionment;
import org.onecard.fares.charge.Charge;
import org.onecard.fares.journey.Ride;
import org.onecard.fares.network.Networks;
import org.onecard.fares.tariff.Service;
import org.onecard.fares.tariff.Tariff;

/**
 * Whose a ride's money is: the lines that may have carried it, where both ends on a network are
 * known; else whoever the row names, else the operator of the service.
 */
final class Shares {
  private final Tariff tariff;
  private final Map<String, Apportionment> networks = new HashMap<>();

  Shares(Tariff tariff) {
    this.tariff = tariff;
    for (Service service : tariff.services()) {
      service
          .network()
          .ifPresent(
              name -> networks.computeIfAbsent(name, n -> Apportionment.of(Networks.shipped(n))));
    }
  }

  /**
   * One share of a ride.
   *
   * @param line empty where it is not shared by lines
   */
  record Share(String party, String line, long grossFen, long chargedFen) {
    String name() {
      return line.isEmpty() ? party : party + " " + line;
    }
  }

  /** The shares of a ride, which sum to its gross and to its charged fare. */
  List<Share> of(ChargedRide charged) {
    Charge charge = charged.charge();
    Ride ride = charge.ride();
    Service service = tariff.services().get(ride.chargedTap().service());
    boolean whole = ride.kind() == Ride.Kind.COMPLETE || ride.kind() == Ride.Kind.CLOCK_SKEWED;
    if (whole && ride.boarding() != null && service.network().isPresent()) {
      Apportionment network = networks.get(service.network().get());
      int from = ride.boarding().station();
      int to = ride.chargedTap().station();
      List<Share> shares =
          network == null || from < 0 || to < 0
              ? List.of()
              : byLine(network, service, from, to, charge);
      if (!shares.isEmpty()) {
        return shares;
      }
    }
    String party = charged.row().party().isEmpty() ? service.operator() : charged.row().party();
    return List.of(new Share(party, "", charge.grossFen(), charge.chargedFen()));
  }

  private static List<Share> byLine(
      Apportionment network, Service service, int from, int to, Charge charge) {
    List<Apportionment.Share> gross = network.share(from, to, charge.grossFen());
    List<Apportionment.Share> paid = network.share(from, to, charge.chargedFen());
    List<Share> shares = new ArrayList<>();
    for (int i = 0; i < gross.size(); i++) {
      shares.add(
          new Share(
              service.operator(),
              gross.get(i).line().name(),
              gross.get(i).fen(),
              paid.get(i).fen()));
    }
    return shares;
  }
}
