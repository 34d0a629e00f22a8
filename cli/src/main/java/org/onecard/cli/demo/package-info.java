/**
 * Demonstration residents, acceptors and points: put into nodes once, shown to who tries things.
 */
@NullMarked
package org.onecard.cli.demo;

import org.jspecify.annotations.NullMarked;
