package org.onecard.cli.fares.generate;

import java.util.Locale;
import org.onecard.fares.synthetic.Flaws;
import org.onecard.fares.synthetic.ProvincePlan;
import org.onecard.fares.synthetic.RiderKind;
import org.onecard.fares.synthetic.Truth;
import org.onecard.kernel.text.Hyphenated;

/** Says beside the files what they are, so that anyone can make them again. */
final class ProvinceReadme {
  private ProvinceReadme() {}

  static String text(ProvincePlan plan, Counts counts) {
    Flaws flaws = plan.flaws();
    StringBuilder text = new StringBuilder(4_096);
    text.append("# A synthetic province\n\n");
    text.append("Nobody in these files exists. Made again, to the byte, by\n\n    ");
    text.append(
        "./onecard generate taps --cards %d --days %d --seed %d --from %s --out DIR\n\n"
            .formatted(plan.cards(), plan.days(), plan.seed(), plan.firstDay()));
    text.append("| file | what |\n|---|---|\n");
    text.append("| taps.csv | taps in the order of their arrival, imperfect as below |\n");
    text.append("| riders.csv | each account's class and residence |\n");
    text.append(
        "| truth.csv | the true journeys; entry_tap_at and exit_tap_at are what the taps\n");
    text.setLength(text.length() - 1);
    text.append(" that arrive say, by their devices' clocks |\n");
    text.append("| taps-by-hour.svg | taps by hour and kind of rider |\n\n");
    text.append("True fares are by the tariff `" + Truth.TARIFF + "`, computed by the engine from");
    text.append(" perfect taps.\n\n");
    text.append(
        "%d taps, %d rides, %d of them by rail, %d incomplete.\n\n"
            .formatted(counts.taps, counts.rides, counts.railRides, counts.incomplete));
    text.append("| flaw | rate |\n|---|---|\n");
    rate(text, "rail ride without its exit", flaws.exitLost());
    rate(text, "rail ride without its entry", flaws.entryLost());
    rate(text, "rail entry tapped again within 40 s (pass-back)", flaws.passBack());
    rate(text, "rail ride before which the rider turns at the station", flaws.sameStation());
    rate(text, "tap that arrives twice", flaws.duplicated());
    rate(text, "tap that arrives 5 minutes to 6 hours late", flaws.minutesLate());
    rate(text, "tap that arrives half a day to 3 days late", flaws.daysLate());
    rate(text, "device whose clock is 1 to 15 minutes wrong", flaws.skewedDevices());
    text.append("| every other tap | arrives 1 to 90 s later |\n\n");
    text.append("| riders | accounts | taps |\n|---|---|---|\n");
    for (RiderKind kind : RiderKind.values()) {
      long taps = 0;
      for (long hour : counts.tapsByHour(kind)) {
        taps += hour;
      }
      String name = Hyphenated.of(kind);
      text.append("| %s | %d | %d |%n".formatted(name, counts.riders(kind)[0], taps));
    }
    text.append("\nShares of riders, times and flaws are assumptions, but for 2.4 % incomplete\n");
    text.append("journeys, which London reports. Networks are the real ones of 重庆 and 成都.");
    return text.toString();
  }

  private static void rate(StringBuilder text, String what, double rate) {
    text.append(String.format(Locale.ROOT, "| %s | %.1f %% |\n", what, rate * 100));
  }
}
