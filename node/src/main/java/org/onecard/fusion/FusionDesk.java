package org.onecard.fusion;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onecard.fusion.FusionEndpoints.CardBody;
import org.onecard.fusion.FusionEndpoints.Plan;
import org.onecard.fusion.FusionEndpoints.PlanBody;
import org.onecard.fusion.FusionEndpoints.ProgressBody;
import org.springframework.stereotype.Component;

/**
 * The register and the acts of the own authority's editors for pages of this node. Each is the very
 * act of the API, with its checks and its refusals as {@link org.onecard.web.ProblemException};
 * whoever calls has seen to it that the member's role allows it.
 */
@Component
public class FusionDesk {
  private final FusionEndpoints endpoints;

  FusionDesk(FusionEndpoints endpoints) {
    this.endpoints = endpoints;
  }

  /** A function of the vocabulary and the items in force that cover it. */
  public record FunctionView(
      String code, String group, String titleZh, String titleEn, List<CoveredView> covered) {}

  /** An item that covers a function: {@code how} is same or similar. */
  public record CoveredView(
      String function, String how, String by, String item, String titleZh, String titleEn) {}

  /** An entry of the register. */
  public record CardView(
      String id,
      String kind,
      String nameZh,
      String nameEn,
      String department,
      boolean synthetic,
      int functionsMerged,
      List<StepView> functions) {}

  /** A function and how far it has merged. */
  public record StepView(
      String function,
      String progress,
      @Nullable String item,
      @Nullable LocalDate until,
      @Nullable String department,
      @Nullable String note) {}

  /**
   * What was found.
   *
   * @param outcome refused, refused-in-part or not-covered
   * @param edition the edition it was checked against; 0 where none was in force
   * @param free the functions that nothing covers
   */
  public record CheckView(
      String id, String outcome, long edition, List<CoveredView> covered, List<String> free) {}

  /** A proposal that was checked, as it is remembered. */
  public record Remembered(
      UUID id, String nameZh, String department, String outcome, long edition, String at) {}

  /**
   * A card, certificate or code: issued already, or proposed.
   *
   * @param id chosen by the sender, who may then send it twice
   * @param kind card, certificate or code
   * @param functions codes of the vocabulary
   */
  public record Described(
      UUID id,
      String kind,
      String nameZh,
      String nameEn,
      String department,
      List<String> functions) {

    /** Copies the functions. */
    public Described {
      functions = List.copyOf(functions);
    }

    private CardBody body() {
      return new CardBody(id, kind, nameZh, nameEn, department, List.copyOf(functions), false);
    }
  }

  /** The vocabulary of functions, each with the items in force that cover it. */
  public List<FunctionView> functions() {
    return endpoints.functions();
  }

  /** Every entry of the register. */
  public List<CardView> register() {
    return endpoints.register();
  }

  /** One entry. */
  public CardView card(UUID id) {
    return endpoints.card(id);
  }

  /** Enters what was issued already. */
  public CardView enter(Described card) {
    return endpoints.enter(card.body());
  }

  /** The last proposals that were checked, the newest first. */
  public List<Remembered> proposals() {
    return endpoints.proposals();
  }

  /** Checks a proposal for a new one against the list in force, and keeps what was found. */
  public CheckView propose(Described card) {
    return endpoints.propose(card.body());
  }

  /** Plans how one function merges into an item that covers it, by a day. */
  public void plan(
      UUID id, String function, String item, @Nullable LocalDate until, String department) {
    endpoints.plan(id, new Plan(List.of(new PlanBody(function, item, until, department))));
  }

  /** Records how far a function has merged: under-way or merged. */
  public void progress(UUID id, String function, String progress, @Nullable String note) {
    endpoints.progress(id, function, new ProgressBody(progress, note));
  }
}
