package org.onecard.access;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onecard.web.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who keeps staff invites, moves and disables members, and gives them roles. */
@RestController
@RequestMapping("/api/v1")
class StaffEndpoints {
  private final Access access;
  private final Staff staff;
  private final StaffDoor door;

  StaffEndpoints(Access access, Staff staff, StaffDoor door) {
    this.access = access;
    this.staff = staff;
    this.door = door;
  }

  /** A department as it is sent and shown. */
  record DepartmentJson(
      @Nullable String id,
      @Nullable String titleZh,
      @Nullable String titleEn,
      @Nullable String place) {

    static DepartmentJson of(Department department) {
      return new DepartmentJson(
          department.id(), department.titleZh(), department.titleEn(), department.place());
    }

    Department read() {
      return new Department(
          text("id", id), text("titleZh", titleZh), text("titleEn", titleEn), place);
    }
  }

  /** The first member who keeps staff; the department is made where it is not there. */
  record First(
      @Nullable String staffId,
      @Nullable String name,
      @Nullable DepartmentJson department,
      @Nullable String oidcSubject) {}

  /** A member to be invited. */
  record NewMemberJson(
      @Nullable String staffId,
      @Nullable String name,
      @Nullable String department,
      @Nullable Set<Role> roles) {}

  /** Told once to who invites, for the member alone. */
  record InvitationJson(String staffId, String code, Instant endsAt) {
    static InvitationJson of(Staff.Invitation invitation) {
      return new InvitationJson(invitation.staffId(), invitation.code(), invitation.endsAt());
    }
  }

  /** A member as shown to who keeps staff. */
  record MemberJson(
      String staffId, String name, DepartmentJson department, List<Role> roles, boolean active) {
    MemberJson {
      roles = List.copyOf(roles);
    }

    static MemberJson of(StaffMember member) {
      return new MemberJson(
          member.staffId(),
          member.name(),
          DepartmentJson.of(member.department()),
          member.roles().stream().sorted().toList(),
          member.active());
    }
  }

  /** Other roles, and why. */
  record RolesJson(@Nullable Set<Role> roles, @Nullable String reason) {}

  /** Another department. */
  record MoveJson(@Nullable String department) {}

  /** The subject at the region's OIDC provider; absent forgets it. */
  record SubjectJson(@Nullable String subject) {}

  /** Why something is done to a member. */
  record ReasonJson(@Nullable String reason) {}

  /** Invites the first member who keeps staff; refused once there is one. */
  @Allowed(Party.OPERATOR)
  @PostMapping("/operator/staff")
  @ResponseStatus(HttpStatus.CREATED)
  InvitationJson first(@RequestBody First first) {
    if (first.department() == null) {
      throw ProblemException.badField("department", "is missing", "give id and titles");
    }
    return InvitationJson.of(
        staff.inviteFirst(
            access.currentCaller().clientId(),
            text("staffId", first.staffId()),
            text("name", first.name()),
            first.department().read(),
            first.oidcSubject()));
  }

  @Allowed(staff = Role.STAFF_ADMIN)
  @GetMapping("/staff/departments")
  List<DepartmentJson> departments() {
    return staff.departments().stream().map(DepartmentJson::of).toList();
  }

  @Allowed(staff = Role.STAFF_ADMIN)
  @PostMapping("/staff/departments")
  @ResponseStatus(HttpStatus.CREATED)
  DepartmentJson addDepartment(@RequestBody DepartmentJson department) {
    String actor = access.currentStaff().staffId();
    return DepartmentJson.of(staff.addDepartment(actor, department.read()));
  }

  @Allowed(staff = Role.STAFF_ADMIN)
  @GetMapping("/staff/members")
  List<MemberJson> members() {
    return staff.list().stream().map(MemberJson::of).toList();
  }

  @Allowed(staff = Role.STAFF_ADMIN)
  @GetMapping("/staff/members/{staffId}")
  MemberJson member(@PathVariable("staffId") String staffId) {
    return MemberJson.of(get(staffId));
  }

  /** The sessions and tokens of a member that go on. */
  @Allowed(staff = Role.STAFF_ADMIN)
  @GetMapping("/staff/members/{staffId}/sessions")
  List<StaffDoor.SessionView> sessions(@PathVariable("staffId") String staffId) {
    return door.sessions(get(staffId));
  }

  /** Ends a session or token of a member at once. */
  @Allowed(staff = Role.STAFF_ADMIN)
  @PostMapping("/staff/members/{staffId}/sessions/{session}/ending")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void endSession(
      @PathVariable("staffId") String staffId,
      @PathVariable("session") UUID session,
      @RequestBody ReasonJson why) {
    staff.endSession(access.currentStaff(), staffId, session, text("reason", why.reason()));
  }

  @Allowed(staff = Role.STAFF_ADMIN)
  @PostMapping("/staff/members")
  @ResponseStatus(HttpStatus.CREATED)
  InvitationJson invite(@RequestBody NewMemberJson wanted) {
    return InvitationJson.of(
        staff.invite(
            access.currentStaff(),
            new Staff.NewMember(
                text("staffId", wanted.staffId()),
                text("name", wanted.name()),
                text("department", wanted.department()),
                Objects.requireNonNullElse(wanted.roles(), Set.of()))));
  }

  @Allowed(staff = Role.STAFF_ADMIN)
  @PostMapping("/staff/members/{staffId}/invitation")
  @ResponseStatus(HttpStatus.CREATED)
  InvitationJson inviteAgain(@PathVariable("staffId") String staffId, @RequestBody ReasonJson why) {
    return InvitationJson.of(
        staff.inviteAgain(access.currentStaff(), staffId, text("reason", why.reason())));
  }

  @Allowed(staff = Role.STAFF_ADMIN)
  @PutMapping("/staff/members/{staffId}/roles")
  MemberJson setRoles(@PathVariable("staffId") String staffId, @RequestBody RolesJson wanted) {
    return MemberJson.of(
        staff.setRoles(
            access.currentStaff(),
            staffId,
            Objects.requireNonNullElse(wanted.roles(), Set.of()),
            text("reason", wanted.reason())));
  }

  @Allowed(staff = Role.STAFF_ADMIN)
  @PutMapping("/staff/members/{staffId}/department")
  MemberJson move(@PathVariable("staffId") String staffId, @RequestBody MoveJson wanted) {
    return MemberJson.of(
        staff.move(access.currentStaff(), staffId, text("department", wanted.department())));
  }

  @Allowed(staff = Role.STAFF_ADMIN)
  @PutMapping("/staff/members/{staffId}/oidc-subject")
  MemberJson setSubject(@PathVariable("staffId") String staffId, @RequestBody SubjectJson wanted) {
    return MemberJson.of(staff.setSubject(access.currentStaff(), staffId, wanted.subject()));
  }

  /** Disables a member; every session and token of his ends at once. */
  @Allowed(staff = Role.STAFF_ADMIN)
  @PostMapping("/staff/members/{staffId}/disabling")
  MemberJson disable(@PathVariable("staffId") String staffId, @RequestBody ReasonJson why) {
    return MemberJson.of(
        staff.disable(access.currentStaff(), staffId, text("reason", why.reason())));
  }

  @Allowed(staff = Role.STAFF_ADMIN)
  @PostMapping("/staff/members/{staffId}/enabling")
  MemberJson enable(@PathVariable("staffId") String staffId, @RequestBody ReasonJson why) {
    return MemberJson.of(
        staff.enable(access.currentStaff(), staffId, text("reason", why.reason())));
  }

  private StaffMember get(String staffId) {
    return staff
        .find(staffId)
        .orElseThrow(
            () -> ProblemException.notFound("staffId", "there is no such member", "see the list"));
  }

  private static String text(String field, @Nullable String value) {
    if (value == null || value.isBlank()) {
      throw ProblemException.badField(field, "is missing", "give it as text");
    }
    return value;
  }
}
