package org.onecard.cli.fares.clear;

/**
 * What one line of a tap file gives.
 *
 * @param tap what charging may know
 * @param identity what makes the tap this tap
 * @param content all that must be equal for the same identity to be a repetition
 * @param paid what the file says was paid, as it is written; empty if it does not say. Only the
 *     comparison reads it
 */
record ReadRow(TapRow tap, Identity identity, Identity content, String paid) {}
