package org.onecard.terminal.link;

import java.util.List;
import org.onecard.terminal.core.Snapshot;

/**
 * What a fetch left the terminal with.
 *
 * @param snapshot what it now decides on
 * @param refusals what the node served and the terminal did not believe, in words; what it held
 *     before stays
 */
public record Fetched(Snapshot snapshot, List<String> refusals) {}
