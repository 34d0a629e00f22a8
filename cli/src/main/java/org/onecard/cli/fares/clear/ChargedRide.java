package org.onecard.cli.fares.clear;

import org.onecard.fares.charge.Charge;

/**
 * A ride with what it costs, and the row it is charged under.
 *
 * @param row the row of the ride's charged tap
 * @param riderClass of the rider when the ride began, by its place in the tariff
 */
record ChargedRide(TapRow row, int riderClass, Charge charge) {}
