package org.onecard.outlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.onecard.outlet.StarsRule.Ratings;
import org.onecard.outlet.StarsRule.Stars;

/** The rule gives what its published page says it gives. */
class StarsRuleTest {
  private static final Path PAGE = Path.of("..", "docs", "reference", "outlet-stars.md");
  private static final int CASES = 5_000;

  @Test
  void givesWhatTheTableOfThePublishedPageSays() throws IOException {
    String page = Files.readString(PAGE);
    assertThat(page).contains("version " + StarsRule.VERSION, "at least " + StarsRule.LEAST);
    List<String[]> rows =
        page.lines()
            .filter(line -> line.matches("\\| *[0-9]+ *\\|.*"))
            .map(line -> line.replace(" ", "").substring(1).split("\\|", -1))
            .toList();
    assertThat(rows).hasSizeGreaterThan(10);
    for (String[] row : rows) {
      Stars stars =
          StarsRule.of(
              new Ratings(Long.parseLong(row[0]), Long.parseLong(row[1]), Long.parseLong(row[2])));
      assertThat(new String[] {text(stars.points()), text(stars.stars())})
          .as("%s ratings, %s in sum, %s in time", row[0], row[1], row[2])
          .containsExactly(row[3], row[4]);
    }
  }

  @Test
  void staysWithinItsBoundsAndNeverFallsByABetterRating() {
    long seed = System.nanoTime();
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    for (int i = 0; i < CASES; i++) {
      long count = StarsRule.LEAST + random.nextLong(1_000_000);
      long sum = count + random.nextLong(4 * count);
      long punctual = random.nextLong(count);
      int points = points(count, sum, punctual);
      assertThat(points).as("seed %d, case %d", seed, i).isBetween(1_000, 5_000);
      assertThat(points(count, sum + 1, punctual)).isGreaterThanOrEqualTo(points);
      assertThat(points(count, sum, punctual + 1)).isGreaterThanOrEqualTo(points);
      assertThat(points)
          .as("within 2 of the exact value, seed %d, case %d", seed, i)
          .isCloseTo(exact(count, sum, punctual), Offset.offset(2));
    }
  }

  @Test
  void whatNoRatingsAddUpToIsRefused() {
    assertThatThrownBy(() -> new Ratings(2, 11, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Ratings(2, 1, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Ratings(2, 5, 3)).isInstanceOf(IllegalArgumentException.class);
  }

  private static int points(long count, long sum, long punctual) {
    Integer points = StarsRule.of(new Ratings(count, sum, punctual)).points();
    return points == null ? -1 : points;
  }

  /** The rule as one fraction: 9 parts of the shrunken mean, 1 part of punctuality. */
  private static int exact(long count, long sum, long punctual) {
    BigInteger n = BigInteger.valueOf(count);
    BigInteger weighed = n.add(BigInteger.TEN);
    BigInteger mean = BigInteger.valueOf(9_000).multiply(BigInteger.valueOf(sum + 35)).multiply(n);
    BigInteger inTime =
        BigInteger.valueOf(1_000)
            .multiply(n)
            .add(BigInteger.valueOf(4_000).multiply(BigInteger.valueOf(punctual)))
            .multiply(weighed);
    return mean.add(inTime).divide(n.multiply(weighed).multiply(BigInteger.TEN)).intValueExact();
  }

  private static String text(@Nullable Integer value) {
    return value == null ? "–" : value.toString();
  }
}
