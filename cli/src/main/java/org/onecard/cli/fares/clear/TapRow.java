package org.onecard.cli.fares.clear;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.onecard.fares.journey.Tap;

/**
 * One row of a tap file, as far as charging may know it. What a file says was paid is no part of
 * it: that goes another way, to the comparison alone.
 *
 * @param tap its data row over all files in their order, from 1
 * @param file which file, from 1
 * @param line its line in the file, from 1
 * @param atSecond when, in seconds of the UTC epoch
 * @param account whose
 * @param service the service by id
 * @param station as the file names it; empty if not known
 * @param medium as the file names it; empty if not known
 * @param givenFen the gross fare the row carries, or {@link Tap#NOT_GIVEN}
 * @param party the line or operator the row names; empty if it names none
 */
record TapRow(
    long tap,
    int file,
    long line,
    long atSecond,
    Tap.Kind kind,
    String account,
    String service,
    String station,
    String medium,
    long givenFen,
    boolean transferMark,
    String device,
    long sequence,
    String party) {
  void write(DataOutput out) throws IOException {
    out.writeLong(tap);
    out.writeInt(file);
    out.writeLong(line);
    out.writeLong(atSecond);
    out.writeUTF(kind.name());
    out.writeUTF(account);
    out.writeUTF(service);
    out.writeUTF(station);
    out.writeUTF(medium);
    out.writeLong(givenFen);
    out.writeBoolean(transferMark);
    out.writeUTF(device);
    out.writeLong(sequence);
    out.writeUTF(party);
  }

  /** Reads what {@link #write} wrote. Texts that recur are kept once, by {@code texts}. */
  static TapRow read(DataInput in, Texts texts) throws IOException {
    return new TapRow(
        in.readLong(),
        in.readInt(),
        in.readLong(),
        in.readLong(),
        Tap.Kind.valueOf(in.readUTF()),
        texts.once(in.readUTF()),
        texts.once(in.readUTF()),
        texts.once(in.readUTF()),
        texts.once(in.readUTF()),
        in.readLong(),
        in.readBoolean(),
        texts.once(in.readUTF()),
        in.readLong(),
        texts.once(in.readUTF()));
  }
}
