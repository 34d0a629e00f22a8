/** What operators and approvers of a running node do, through its public API only. */
@NullMarked
package org.onecard.cli.operate;

import org.jspecify.annotations.NullMarked;
