package org.onecard.kernel.synthetic;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import org.onecard.kernel.identity.BankAccountNumber;
import org.onecard.kernel.identity.CardNumber;
import org.onecard.kernel.identity.IdentificationCode;
import org.onecard.kernel.identity.SocialSecurityNumber;
import org.onecard.kernel.region.Region;

/**
 * Makes synthetic residents of one region: the same seed and index give the same person, and two
 * indices give two social security numbers, card numbers, identification codes and accounts. The
 * numbers carry the region's division 0199 (500199, 510199), which no county ever had, so that none
 * can belong to a real person. Safe for threads.
 */
public final class SyntheticPeople {
  private static final LocalDate FIRST_BIRTH = LocalDate.of(1930, 1, 1);
  private static final LocalDate BIRTHS_END = LocalDate.of(2020, 1, 1);
  private static final int SEQUENCES = 999;

  /** How many people there are for each seed and region: one a birth date and sequence. */
  public static final long CAPACITY = SEQUENCES * ChronoUnit.DAYS.between(FIRST_BIRTH, BIRTHS_END);

  private static final String DIVISION_SUFFIX = "0199";
  private static final String BANK_PREFIX = "629999";
  private static final String CARD_LETTERS = "ABCDEFGHJKLMNPQR";

  private final Region region;
  private final long seed;
  private final Shuffle numbers;
  private final Shuffle cards;

  private SyntheticPeople(long seed, Region region) {
    this.region = region;
    this.seed = Shuffle.mix(seed) + region.number();
    this.numbers = new Shuffle(CAPACITY, this.seed);
    this.cards = new Shuffle(CAPACITY, this.seed + 1);
  }

  /** The people of this seed and region. */
  public static SyntheticPeople seeded(long seed, Region region) {
    return new SyntheticPeople(seed, region);
  }

  /** The person with this index, 0 to {@link #CAPACITY} − 1; else IllegalArgumentException. */
  public SyntheticPerson person(long index) {
    if (index < 0 || index >= CAPACITY) {
      throw new IllegalArgumentException(
          "no synthetic person " + index + "; use an index from 0 to " + (CAPACITY - 1));
    }
    long dice = Shuffle.mix(seed ^ Shuffle.mix(index));
    SocialSecurityNumber number = socialSecurityNumber(numbers.apply(index));
    long ordinal = cards.apply(index);
    return new SyntheticPerson(
        index,
        number,
        ChineseNames.name(number.sex(), dice),
        CardNumber.of("%c%08d".formatted(cardLetter(dice), ordinal)),
        identificationCode(ordinal, dice),
        BankAccountNumber.compose(BANK_PREFIX + region.code() + "%010d".formatted(ordinal)));
  }

  private SocialSecurityNumber socialSecurityNumber(long position) {
    LocalDate birthDate = FIRST_BIRTH.plusDays(position / SEQUENCES);
    int sequence = 1 + (int) (position % SEQUENCES);
    return SocialSecurityNumber.compose(region.code() + DIVISION_SUFFIX, birthDate, sequence);
  }

  private IdentificationCode identificationCode(long ordinal, long dice) {
    ByteBuffer octets =
        ByteBuffer.allocate(IdentificationCode.OCTETS)
            .put(HexFormat.of().parseHex(region.code() + DIVISION_SUFFIX))
            .put((byte) 0)
            .putInt((int) ordinal)
            .putLong(Shuffle.mix(dice));
    return IdentificationCode.of(octets.array());
  }

  private static char cardLetter(long dice) {
    return CARD_LETTERS.charAt((int) (dice & (CARD_LETTERS.length() - 1)));
  }
}
