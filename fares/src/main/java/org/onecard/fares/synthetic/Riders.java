package org.onecard.fares.synthetic;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.onecard.kernel.place.PlaceCode;

/** Draws the riders one by one: a number gives the same rider whoever was drawn before. */
final class Riders {
  /** Gives every account's number eight digits. */
  private static final int ACCOUNTS = 100_000_000;

  private static final double CHONGQING_SHARE = 0.5;

  private static final List<PlaceCode> CHONGQING =
      places("500103", "500104", "500106", "500107", "500108", "500109", "500113");
  private static final List<PlaceCode> CHENGDU =
      places("510104", "510105", "510106", "510107", "510108", "510112", "510116");

  private final long seed;
  private final Map<City, Town> towns;

  Riders(long seed, Map<City, Town> towns) {
    this.seed = seed;
    this.towns = towns;
  }

  SyntheticRider rider(int number) {
    Dice dice = Dice.of(seed, Part.RIDER, number);
    RiderKind kind = RiderKind.drawn(dice);
    City city = dice.chance(CHONGQING_SHARE) ? City.CHONGQING : City.CHENGDU;
    City lives = kind == RiderKind.VISITOR ? city.other() : city;
    PlaceCode residence = residence(kind, lives, dice);
    boolean issuedElsewhere = kind == RiderKind.SENIOR && dice.chance(0.08);
    City issuer = issuedElsewhere ? lives.other() : lives;
    Town town = Town.in(towns, city);
    int home = town.home(dice);
    boolean byRail =
        switch (kind) {
          case COMMUTER -> dice.chance(0.8);
          case STUDENT -> dice.chance(0.6);
          case SENIOR -> dice.chance(0.3);
          case VISITOR, OCCASIONAL -> dice.chance(0.75);
          case BORDERER -> false;
        };
    return new SyntheticRider(
        number,
        issuer.region() + "A" + Integer.toString(ACCOUNTS + number).substring(1),
        kind,
        residence,
        city,
        home,
        town.goal(home, dice),
        byRail,
        dice.chance(0.25),
        media(kind, dice));
  }

  private static PlaceCode residence(RiderKind kind, City lives, Dice dice) {
    if (kind == RiderKind.BORDERER) {
      return BorderBus.residence(lives);
    }
    List<PlaceCode> places = lives == City.CHONGQING ? CHONGQING : CHENGDU;
    return places.get(dice.below(places.size()));
  }

  private static List<String> media(RiderKind kind, Dice dice) {
    if (kind == RiderKind.SENIOR) {
      List<String> all = List.of("social-card", "senior-card", "city-code");
      return all.subList(0, dice.between(1, all.size()));
    }
    return dice.chance(0.5) ? List.of("social-card") : List.of("e-card");
  }

  private static List<PlaceCode> places(String... codes) {
    return Arrays.stream(codes).map(PlaceCode::of).toList();
  }
}
