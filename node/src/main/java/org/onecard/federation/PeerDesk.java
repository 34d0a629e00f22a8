package org.onecard.federation;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onecard.federation.OperatorEndpoints.Registration;
import org.onecard.federation.OperatorEndpoints.Rotation;
import org.springframework.stereotype.Component;

/**
 * Peers and own keys for pages of this node. Each act is the very act of the API, with its checks
 * and its refusals as {@link org.onecard.web.ProblemException}; whoever calls has seen to it that
 * the member's role allows it.
 */
@Component
public class PeerDesk {
  private final OperatorEndpoints endpoints;

  PeerDesk(OperatorEndpoints endpoints) {
    this.endpoints = endpoints;
  }

  /**
   * A peer and how exchanges with it go.
   *
   * @param state {@code trusted}, or {@code pending} until root and keys are confirmed
   * @param lastHeadNumber of its newest status lists, 0 before the first
   * @param statusAgeSeconds since they were issued, -1 before the first
   * @param outboxDepth messages it has not acknowledged
   * @param troubles what fails at present
   * @param lastFailure what failed last since this node started, well again or not; null if nothing
   * @param answersMillis how long it took to answer the last looks, in milliseconds, oldest first
   */
  public record Shown(
      @Nullable String region,
      String url,
      @Nullable String fingerprint,
      String state,
      long keySetNumber,
      long lastHeadNumber,
      long statusAgeSeconds,
      long outboxDepth,
      Map<String, String> troubles,
      @Nullable Failure lastFailure,
      List<Long> answersMillis) {}

  /** What failed: keys, status or delivery, when, and how the failure calls itself. */
  public record Failure(String matter, String at, String said) {}

  /** Every peer, and every address this node was started with that is none yet. */
  public List<Shown> peers() {
    return endpoints.peers();
  }

  /** Registers a peer under the root its operator told by another way than this network. */
  public void register(String region, String url, String fingerprint, @Nullable String replaces) {
    endpoints.register(new Registration(region, url, fingerprint, replaces));
  }

  /** Puts a new key of this use in the place of the active one. */
  public void rotate(String use) {
    endpoints.rotate(new Rotation(use));
  }

  /** Takes a key back at once. */
  public void revoke(String keyId) {
    endpoints.revoke(keyId);
  }
}
