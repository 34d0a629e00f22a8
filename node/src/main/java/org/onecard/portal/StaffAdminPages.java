package org.onecard.portal;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.onecard.access.Access;
import org.onecard.access.Allowed;
import org.onecard.access.Department;
import org.onecard.access.Role;
import org.onecard.access.Staff;
import org.onecard.access.StaffDoor;
import org.onecard.access.StaffMember;
import org.onecard.web.ProblemException;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where who keeps staff invites members, gives them roles, and shuts the door behind them. */
@Controller
class StaffAdminPages {
  private static final String LIST = "/authority/staff";

  private final Access access;
  private final Staff staff;
  private final StaffDoor door;
  private final Refusals refusals;
  private final MessageSource messages;

  StaffAdminPages(
      Access access, Staff staff, StaffDoor door, Refusals refusals, MessageSource messages) {
    this.access = access;
    this.staff = staff;
    this.door = door;
    this.refusals = refusals;
    this.messages = messages;
  }

  /** A member as a row. */
  record Row(String staffId, String name, String department, String roles, boolean active) {}

  /** A department as a row. */
  record Office(String id, String title, String place) {}

  /** A session of a member, in words. */
  record Session(UUID id, String way, String startedAt, String seenAt, String from) {}

  @Allowed(staff = Role.STAFF_ADMIN)
  @GetMapping(LIST)
  String list(
      @RequestParam(name = "q", defaultValue = "") String q,
      @RequestParam(name = "role", defaultValue = "") String role,
      Model model,
      Locale locale) {
    Phrases phrases = new Phrases(messages, locale);
    String sought = q.strip().toLowerCase(Locale.ROOT);
    model.addAttribute(
        "rows",
        staff.list().stream()
            .filter(member -> role.isEmpty() || names(member).contains(role))
            .filter(member -> member.staffId().contains(sought) || member.name().contains(sought))
            .map(member -> row(member, phrases))
            .toList());
    model.addAttribute("q", q);
    model.addAttribute("role", role);
    model.addAttribute("roles", roles(phrases));
    model.addAttribute("departments", choices(phrases));
    model.addAttribute(
        "offices",
        staff.departments().stream()
            .map(each -> new Office(each.id(), title(each, phrases), place(each)))
            .toList());
    return "authority-staff";
  }

  @Allowed(staff = Role.STAFF_ADMIN)
  @PostMapping(LIST)
  String invite(
      @RequestParam MultiValueMap<String, String> form,
      Model model,
      RedirectAttributes back,
      Locale locale,
      HttpServletResponse response) {
    Entered entered = new Entered(form);
    List<Staff.Invitation> made = new ArrayList<>(1);
    String refused =
        refusals.fill(
            LIST,
            LIST,
            back,
            locale,
            entered,
            () ->
                made.add(
                    staff.invite(
                        access.currentStaff(),
                        new Staff.NewMember(
                            entered.text("staffId"),
                            entered.text("name"),
                            entered.text("department"),
                            roles(entered)))));
    return made.isEmpty() ? refused : told(made.getFirst(), model, locale, response);
  }

  @Allowed(staff = Role.STAFF_ADMIN)
  @PostMapping(LIST + "/departments")
  String addDepartment(
      @RequestParam MultiValueMap<String, String> form, RedirectAttributes back, Locale locale) {
    Entered entered = new Entered(form);
    return refusals.fill(
        LIST,
        LIST,
        back,
        locale,
        entered,
        () ->
            staff.addDepartment(
                access.currentStaff().staffId(),
                new Department(
                    entered.text("id"),
                    entered.text("titleZh"),
                    entered.text("titleEn"),
                    entered.textOrNull("place"))));
  }

  @Allowed(staff = Role.STAFF_ADMIN)
  @GetMapping(LIST + "/{staffId}")
  String member(@PathVariable("staffId") String staffId, Model model, Locale locale) {
    Phrases phrases = new Phrases(messages, locale);
    StaffMember member = find(staffId);
    model.addAttribute("member", row(member, phrases));
    model.addAttribute("own", member.staffId().equals(access.currentStaff().staffId()));
    model.addAttribute("roles", roles(phrases));
    model.addAttribute("held", names(member));
    model.addAttribute("departments", choices(phrases));
    model.addAttribute("department", member.department().id());
    model.addAttribute(
        "sessions",
        door.sessions(member).stream()
            .map(
                one ->
                    new Session(
                        one.sessionId(),
                        phrases.say("staff.way." + one.way()),
                        phrases.time(one.startedAt()),
                        phrases.time(one.lastSeenAt()),
                        one.address() + " " + one.device()))
            .toList());
    return "authority-member";
  }

  @Allowed(staff = Role.STAFF_ADMIN)
  @PostMapping(LIST + "/{staffId}/roles")
  String setRoles(
      @PathVariable("staffId") String staffId,
      @RequestParam MultiValueMap<String, String> form,
      RedirectAttributes back,
      Locale locale) {
    Entered entered = new Entered(form);
    return act(
        staffId,
        back,
        locale,
        () ->
            staff.setRoles(access.currentStaff(), staffId, roles(entered), entered.text("reason")));
  }

  @Allowed(staff = Role.STAFF_ADMIN)
  @PostMapping(LIST + "/{staffId}/department")
  String move(
      @PathVariable("staffId") String staffId,
      @RequestParam("department") String department,
      RedirectAttributes back,
      Locale locale) {
    return act(staffId, back, locale, () -> staff.move(access.currentStaff(), staffId, department));
  }

  @Allowed(staff = Role.STAFF_ADMIN)
  @PostMapping(LIST + "/{staffId}/oidc-subject")
  String setSubject(
      @PathVariable("staffId") String staffId,
      @RequestParam("subject") String subject,
      RedirectAttributes back,
      Locale locale) {
    String known = subject.isBlank() ? null : subject.strip();
    return act(
        staffId, back, locale, () -> staff.setSubject(access.currentStaff(), staffId, known));
  }

  @Allowed(staff = Role.STAFF_ADMIN)
  @PostMapping(LIST + "/{staffId}/disabling")
  String disable(
      @PathVariable("staffId") String staffId,
      @RequestParam("reason") String reason,
      RedirectAttributes back,
      Locale locale) {
    return act(staffId, back, locale, () -> staff.disable(access.currentStaff(), staffId, reason));
  }

  @Allowed(staff = Role.STAFF_ADMIN)
  @PostMapping(LIST + "/{staffId}/enabling")
  String enable(
      @PathVariable("staffId") String staffId,
      @RequestParam("reason") String reason,
      RedirectAttributes back,
      Locale locale) {
    return act(staffId, back, locale, () -> staff.enable(access.currentStaff(), staffId, reason));
  }

  /** A new invitation: what opened the sign-in before opens it no more. */
  @Allowed(staff = Role.STAFF_ADMIN)
  @PostMapping(LIST + "/{staffId}/invitation")
  String inviteAgain(
      @PathVariable("staffId") String staffId,
      @RequestParam("reason") String reason,
      Model model,
      RedirectAttributes back,
      Locale locale,
      HttpServletResponse response) {
    List<Staff.Invitation> made = new ArrayList<>(1);
    Supplier<Staff.Invitation> invitation =
        () -> staff.inviteAgain(access.currentStaff(), staffId, reason);
    String refused = act(staffId, back, locale, () -> made.add(invitation.get()));
    return made.isEmpty() ? refused : told(made.getFirst(), model, locale, response);
  }

  @Allowed(staff = Role.STAFF_ADMIN)
  @PostMapping(LIST + "/{staffId}/sessions/{session}/ending")
  String end(
      @PathVariable("staffId") String staffId,
      @PathVariable("session") UUID session,
      @RequestParam("reason") String reason,
      RedirectAttributes back,
      Locale locale) {
    return act(
        staffId,
        back,
        locale,
        () -> staff.endSession(access.currentStaff(), staffId, session, reason));
  }

  private String act(String staffId, RedirectAttributes back, Locale locale, Runnable deed) {
    return refusals.act(LIST + "/" + find(staffId).staffId(), back, locale, deed);
  }

  /** Shown this once, and kept by no browser. */
  private String told(
      Staff.Invitation invitation, Model model, Locale locale, HttpServletResponse response) {
    response.setHeader("Cache-Control", "no-store");
    model.addAttribute("invitation", invitation);
    model.addAttribute("endsAt", new Phrases(messages, locale).time(invitation.endsAt()));
    return "authority-invitation";
  }

  private StaffMember find(String staffId) {
    return staff
        .find(staffId)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no such member"));
  }

  private static Set<Role> roles(Entered entered) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (String name : entered.all("roles")) {
      roles.add(
          Stream.of(Role.values())
              .filter(role -> role.name().equals(name))
              .findFirst()
              .orElseThrow(
                  () ->
                      ProblemException.badField("roles", "has one that is none", "see the list")));
    }
    return roles;
  }

  private static List<Choice> roles(Phrases phrases) {
    return Stream.of(Role.values())
        .map(role -> new Choice(role.name(), phrases.say("role." + role.name())))
        .toList();
  }

  private List<Choice> choices(Phrases phrases) {
    return staff.departments().stream()
        .map(each -> new Choice(each.id(), title(each, phrases)))
        .toList();
  }

  private static List<String> names(StaffMember member) {
    return member.roles().stream().sorted().map(Role::name).toList();
  }

  private static Row row(StaffMember member, Phrases phrases) {
    List<String> roles = names(member).stream().map(name -> phrases.say("role." + name)).toList();
    return new Row(
        member.staffId(),
        member.name(),
        title(member.department(), phrases),
        phrases.listed(roles),
        member.active());
  }

  private static String title(Department department, Phrases phrases) {
    return phrases.english() ? department.titleEn() : department.titleZh();
  }

  private static String place(Department department) {
    String place = department.place();
    return place == null ? "" : place;
  }
}
