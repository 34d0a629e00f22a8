package org.onecard.fares.network;

/**
 * A station of a network.
 *
 * @param number its place in the network, from 0; what taps carry
 * @param id unique in the network and among the shipped ones: {@code CQ006}
 * @param name its Chinese name, unique in the network: two places of one name carry a number in
 *     brackets
 * @param pinyin its name in Latin letters without tones, unique in the network
 */
public record Station(int number, String id, String name, String pinyin) {}
