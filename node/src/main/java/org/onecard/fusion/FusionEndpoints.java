package org.onecard.fusion;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onecard.access.Access;
import org.onecard.access.Allowed;
import org.onecard.access.Party;
import org.onecard.access.Role;
import org.onecard.fusion.FunctionVocabulary.CardFunction;
import org.onecard.fusion.Fusion.Checked;
import org.onecard.fusion.FusionCheck.Covered;
import org.onecard.fusion.FusionDesk.CardView;
import org.onecard.fusion.FusionDesk.CheckView;
import org.onecard.fusion.FusionDesk.CoveredView;
import org.onecard.fusion.FusionDesk.FunctionView;
import org.onecard.fusion.FusionDesk.Remembered;
import org.onecard.fusion.FusionDesk.StepView;
import org.onecard.fusion.FusionStore.IssuedCard;
import org.onecard.fusion.FusionStore.Kind;
import org.onecard.fusion.FusionStore.MergeStep;
import org.onecard.fusion.FusionStore.NewCard;
import org.onecard.fusion.FusionStore.Progress;
import org.onecard.kernel.text.Hyphenated;
import org.onecard.web.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The register of what was issued already, and how it merges into the one card. */
@RestController
@RequestMapping("/api/v1/fusion")
class FusionEndpoints {
  private static final int TEXT = 200;
  private static final int NOTE = 2_000;
  private static final int PROPOSALS = 200;

  private final Fusion fusion;
  private final FusionStore store;
  private final Access access;

  FusionEndpoints(Fusion fusion, FusionStore store, Access access) {
    this.fusion = fusion;
    this.store = store;
    this.access = access;
  }

  /** A card, certificate or code: issued already, or proposed. */
  record CardBody(
      @Nullable UUID id,
      @Nullable String kind,
      @Nullable String nameZh,
      @Nullable String nameEn,
      @Nullable String department,
      @Nullable List<@Nullable String> functions,
      @Nullable Boolean synthetic) {}

  /** One function's plan. */
  record PlanBody(
      @Nullable String function,
      @Nullable String item,
      @Nullable LocalDate until,
      @Nullable String department) {}

  /** A plan, function by function. */
  record Plan(@Nullable List<@Nullable PlanBody> steps) {}

  /** How far: under-way or merged. */
  record ProgressBody(@Nullable String progress, @Nullable String note) {}

  @Allowed(Party.ANYONE)
  @GetMapping("/functions")
  List<FunctionView> functions() {
    return fusion.vocabulary().all().stream().map(this::view).toList();
  }

  @Allowed(Party.ANYONE)
  @GetMapping("/register")
  List<CardView> register() {
    return store.all().stream().map(FusionEndpoints::view).toList();
  }

  @Allowed(Party.ANYONE)
  @GetMapping("/register/{id}")
  CardView card(@PathVariable UUID id) {
    return view(fusion.get(id));
  }

  @Allowed(staff = Role.EDITOR)
  @PostMapping("/register")
  @ResponseStatus(HttpStatus.CREATED)
  CardView enter(@RequestBody CardBody body) {
    boolean synthetic = body.synthetic() != null && body.synthetic();
    return view(fusion.register(staff(), id(body), card(body), synthetic));
  }

  /** Enters a made-up register for demonstration, plainly marked; again, nothing changes. */
  @Allowed(staff = Role.EDITOR)
  @PostMapping("/register/demonstration")
  List<CardView> demonstration() {
    return DemonstrationRegister.entries().stream()
        .map(entry -> view(fusion.register(staff(), id(entry), card(entry), true)))
        .toList();
  }

  @Allowed(staff = {Role.EDITOR, Role.REVIEWER, Role.APPROVER, Role.AUDITOR})
  @GetMapping("/proposals")
  List<Remembered> proposals() {
    return store.proposals(PROPOSALS);
  }

  @Allowed(staff = Role.EDITOR)
  @PostMapping("/proposals")
  CheckView propose(@RequestBody CardBody body) {
    return view(fusion.propose(staff(), id(body), card(body)));
  }

  @Allowed(staff = Role.EDITOR)
  @PostMapping("/register/{id}/plan")
  CardView plan(@PathVariable UUID id, @RequestBody Plan plan) {
    List<MergeStep> steps = new ArrayList<>();
    List<@Nullable PlanBody> given = plan.steps() == null ? List.of() : plan.steps();
    if (given.isEmpty() || given.size() > Fusion.FUNCTIONS) {
      throw ProblemException.badField("steps", "are none or too many", "give 1 to 30");
    }
    for (int i = 0; i < given.size(); i++) {
      PlanBody step = given.get(i);
      String at = "steps[" + i + "].";
      if (step == null) {
        throw ProblemException.badField("steps[" + i + "]", "is null", "leave it out");
      }
      steps.add(
          new MergeStep(
              text(at + "function", step.function(), TEXT),
              Progress.PLANNED,
              text(at + "item", step.item(), TEXT),
              step.until(),
              text(at + "department", step.department(), TEXT),
              null));
    }
    return view(fusion.plan(staff(), id, steps));
  }

  @Allowed(staff = Role.EDITOR)
  @PostMapping("/register/{id}/functions/{function}/progress")
  CardView progress(
      @PathVariable UUID id, @PathVariable String function, @RequestBody ProgressBody body) {
    Progress progress =
        constant("progress", Progress.class, text("progress", body.progress(), TEXT));
    String note = body.note() == null ? "" : text("note", body.note(), NOTE);
    return view(fusion.progress(staff(), id, function, progress, note));
  }

  private String staff() {
    return access.currentStaff().staffId();
  }

  private static UUID id(CardBody body) {
    return body.id() == null ? UUID.randomUUID() : body.id();
  }

  private static NewCard card(CardBody body) {
    List<String> functions = new ArrayList<>();
    List<@Nullable String> given = body.functions() == null ? List.of() : body.functions();
    for (int i = 0; i < given.size(); i++) {
      functions.add(text("functions[" + i + "]", given.get(i), TEXT));
    }
    return new NewCard(
        constant("kind", Kind.class, text("kind", body.kind(), TEXT)),
        text("nameZh", body.nameZh(), TEXT),
        text("nameEn", body.nameEn(), TEXT),
        text("department", body.department(), TEXT),
        functions);
  }

  private FunctionView view(CardFunction function) {
    return new FunctionView(
        function.code(),
        function.group(),
        function.titleZh(),
        function.titleEn(),
        views(fusion.covering(function.code())));
  }

  private static List<CoveredView> views(List<Covered> covered) {
    return covered.stream()
        .map(
            each ->
                new CoveredView(
                    each.function(),
                    each.same() ? "same" : "similar",
                    each.by(),
                    each.item(),
                    each.titleZh(),
                    each.titleEn()))
        .toList();
  }

  private static CheckView view(Checked checked) {
    List<Covered> covered =
        switch (checked.check()) {
          case FusionCheck.Refused refused -> refused.covered();
          case FusionCheck.RefusedInPart refused -> refused.covered();
          case FusionCheck.NotCovered none -> List.of();
        };
    List<String> free =
        switch (checked.check()) {
          case FusionCheck.Refused refused -> List.of();
          case FusionCheck.RefusedInPart refused -> refused.free();
          case FusionCheck.NotCovered none -> checked.card().functions();
        };
    return new CheckView(
        checked.id().toString(),
        Fusion.outcome(checked.check()),
        checked.edition(),
        views(covered),
        free);
  }

  private static CardView view(IssuedCard card) {
    return new CardView(
        card.id().toString(),
        card.kind().text(),
        card.nameZh(),
        card.nameEn(),
        card.department(),
        card.synthetic(),
        (int) card.functions().stream().filter(s -> s.progress() == Progress.MERGED).count(),
        card.functions().stream()
            .map(
                step ->
                    new StepView(
                        step.function(),
                        step.progress().text(),
                        step.item(),
                        step.until(),
                        step.department(),
                        step.note()))
            .toList());
  }

  private static String text(String field, @Nullable String text, int maximum) {
    if (text == null || text.isBlank() || text.length() > maximum) {
      throw ProblemException.badField(
          field, "is missing or too long", "give 1 to " + maximum + " characters");
    }
    return text.strip();
  }

  private static <E extends Enum<E>> E constant(String field, Class<E> type, String text) {
    return Hyphenated.find(type, text)
        .orElseThrow(
            () ->
                ProblemException.badField(
                    field, "is none of the known values", "see /v3/api-docs"));
  }
}
