package org.onecard.fares.synthetic;

import org.onecard.fares.journey.Tap;

/**
 * A tap as it arrives.
 *
 * @param device the gate's or validator's id
 * @param sequence its number within the device; device and sequence are its identity
 * @param atSecond when, by the device's clock, in seconds of the UTC epoch
 * @param account the rider's account
 * @param medium which of the account's media
 * @param service the service's id
 * @param station the station's or stop's id; empty where the service does not know it
 * @param arrivesAt when its row arrives, in seconds of the UTC epoch
 * @param ride the number of the true ride of the day that it belongs to
 */
public record SyntheticTap(
    String device,
    long sequence,
    long atSecond,
    String account,
    String medium,
    Tap.Kind kind,
    String service,
    String station,
    long arrivesAt,
    int ride) {}
