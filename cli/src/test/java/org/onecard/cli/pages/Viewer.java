package org.onecard.cli.pages;

/** Who looks at a page. */
sealed interface Viewer {

  /** Somebody who is not signed in. */
  record Anyone() implements Viewer {}

  /** The region's resident of this place in what {@code onecard demo} prints, from 0. */
  record Resident(int place) implements Viewer {}

  /** A desk of an acceptor that is admitted to this item. */
  record Desk(String item) implements Viewer {}

  /** The demonstration's member of staff of this id, which mostly is the role in small letters. */
  record Staff(String staffId) implements Viewer {}
}
