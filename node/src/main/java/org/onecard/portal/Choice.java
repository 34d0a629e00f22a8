package org.onecard.portal;

/** A choice in a list of a form. */
record Choice(String code, String name) {}
