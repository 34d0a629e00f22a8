package org.onecard.cli.fares.clear;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.onecard.fares.charge.Charging;

/**
 * What a clearing is asked for.
 *
 * @param taps the files in the order they arrived
 * @param classes who is of which class, where that is known
 * @param charging the tariff, compiled
 * @param tariffDigest what the tariff says, as a digest
 * @param compare whether to compare with what the files say was paid
 * @param asOfSecond no tap can be later than this, if it is given
 */
record ClearInputs(
    List<Path> taps,
    RowFormat format,
    Optional<Path> classes,
    Charging charging,
    String tariffDigest,
    boolean compare,
    OptionalLong asOfSecond) {}
