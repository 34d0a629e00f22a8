package org.onecard.kernel.identity;

/** Sex as the social security number states it. */
public enum Sex {
  /** 男: the sequence number is odd. */
  MALE,
  /** 女: the sequence number is even. */
  FEMALE
}
