package org.onecard.access;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onecard.storage.Secrets;
import org.onecard.web.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps the region's departments and staff. */
@Service
public class Staff {
  private static final Pattern STAFF_ID = Pattern.compile("[a-z][a-z0-9.-]{1,31}");
  private static final Pattern DEPARTMENT_ID = Pattern.compile("[a-z][a-z0-9-]{1,31}");
  private static final Pattern PLACE = Pattern.compile("[0-9]{2}([0-9]{4})?");
  private static final int REASON_MOST = 500;

  private final StaffStore store;
  private final Sessions sessions;
  private final AuditLog audit;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final SecureRandom random;

  Staff(
      StaffStore store,
      Sessions sessions,
      AuditLog audit,
      TransactionTemplate transaction,
      Clock clock,
      SecureRandom random) {
    this.store = store;
    this.sessions = sessions;
    this.audit = audit;
    this.transaction = transaction;
    this.clock = clock;
    this.random = random;
  }

  /**
   * A member to be invited.
   *
   * @param staffId 2 to 32 lower-case letters, digits, dots and hyphens, beginning with a letter
   * @param name 1 to 60 characters
   * @param roles at least one
   */
  public record NewMember(String staffId, String name, String departmentId, Set<Role> roles) {

    /** Copies the roles. */
    public NewMember {
      roles = Set.copyOf(roles);
    }
  }

  /**
   * How a member comes to a password and an authenticator that nobody else knows.
   *
   * @param code told to the member alone, used once
   * @param endsAt from when on it opens nothing
   */
  public record Invitation(String staffId, String code, Instant endsAt) {}

  /**
   * Adds a department.
   *
   * @throws ProblemException 400 if a field is not as {@link Department} says, 409 if it exists
   */
  public Department addDepartment(String actor, Department department) {
    if (!DEPARTMENT_ID.matcher(department.id()).matches()) {
      throw ProblemException.badField(
          "id", "is not a department's id", "use 2 to 32 lower-case letters, digits and hyphens");
    }
    Texts.line("titleZh", department.titleZh(), AccessLimits.TITLE_ZH_MOST);
    Texts.line("titleEn", department.titleEn(), AccessLimits.TITLE_EN_MOST);
    if (department.place() != null && !PLACE.matcher(department.place()).matches()) {
      throw ProblemException.badField(
          "place", "is not a division", "give a code of GB/T 2260 as 500103, or leave it out");
    }
    return transaction.execute(
        status -> {
          if (!store.addDepartment(department, clock.instant())) {
            throw ProblemException.conflict(
                "department-exists", "id", "a department of this id exists", "choose another id");
          }
          audit.add(actor, "department.added", department.id(), "");
          return department;
        });
  }

  /** All departments by id; at most 500. */
  public List<Department> departments() {
    return store.departments();
  }

  /** The member of this id, active or not. */
  public Optional<StaffMember> find(String staffId) {
    return store.find(staffId);
  }

  /** All members by id; at most 1,000. */
  public List<StaffMember> list() {
    return store.list();
  }

  /** Adds a member with an invitation. */
  public Invitation invite(StaffMember admin, NewMember wanted) {
    if (wanted.staffId().equals(admin.staffId())) {
      throw ownRoles();
    }
    return transaction.execute(status -> add(admin.staffId(), wanted));
  }

  /**
   * Adds the first member who keeps staff, where there is none; one who never took the invitation
   * up is invited again.
   *
   * @param client the operator's client that does it
   * @param department made if it is not there
   * @param oidcSubject how the region's OIDC provider knows the member, where one is configured
   * @throws ProblemException 409 if an active member keeps staff already
   */
  public Invitation inviteFirst(
      String client,
      String staffId,
      String name,
      Department department,
      @Nullable String oidcSubject) {
    return transaction.execute(
        status -> {
          store.holdTable();
          if (store.anyoneKeepsStaff()) {
            throw ProblemException.conflict(
                "staff-exists",
                "staffId",
                "a staff member keeps staff here",
                "ask one of them to invite the next");
          }
          if (store.findDepartment(department.id()).isEmpty()) {
            addDepartment(client, department);
          }
          Optional<StaffMember> invited = store.find(staffId);
          if (invited.filter(one -> one.active() && one.has(Role.STAFF_ADMIN)).isPresent()) {
            audit.add(client, "staff.invited-again", staffId, "never taken up");
            return invitation(invited.get());
          }
          Set<Role> roles = Set.of(Role.STAFF_ADMIN);
          Invitation made = add(client, new NewMember(staffId, name, department.id(), roles));
          if (oidcSubject != null) {
            store.setSubject(staffId, Texts.line("oidcSubject", oidcSubject, REASON_MOST));
          }
          return made;
        });
  }

  /** Invites a known member anew: password, authenticator, codes and sessions end at once. */
  public Invitation inviteAgain(StaffMember admin, String staffId, String reason) {
    Texts.line("reason", reason, REASON_MOST);
    return transaction.execute(
        status -> {
          StaffMember member = get(staffId);
          sessions.endAll(Sessions.Kind.STAFF, staffId, "invited-again");
          audit.add(admin.staffId(), "staff.invited-again", staffId, reason);
          return invitation(member);
        });
  }

  /**
   * Gives a member other roles, from the next request on.
   *
   * @throws ProblemException 403 if it is the admin's own, 400 if there is none
   */
  public StaffMember setRoles(StaffMember admin, String staffId, Set<Role> roles, String reason) {
    if (admin.staffId().equals(staffId)) {
      throw ownRoles();
    }
    demandRoles(roles);
    Texts.lineOrNothing("reason", reason, REASON_MOST);
    return transaction.execute(
        status -> {
          store.holdTable();
          StaffMember before = get(staffId);
          store.setRoles(staffId, roles);
          audit.add(
              admin.staffId(),
              "staff.roles",
              staffId,
              cut(before.roles() + " -> " + roles + " " + reason));
          return get(staffId);
        });
  }

  /** Moves a member to another department. */
  public StaffMember move(StaffMember admin, String staffId, String departmentId) {
    return transaction.execute(
        status -> {
          get(staffId);
          demandDepartment(departmentId);
          store.setDepartment(staffId, departmentId);
          audit.add(admin.staffId(), "staff.moved", staffId, departmentId);
          return get(staffId);
        });
  }

  /**
   * Notes under which subject the region's OIDC provider knows a member; null forgets it.
   *
   * @throws ProblemException 403 for the admin's own, 409 if another member has the subject
   */
  public StaffMember setSubject(StaffMember admin, String staffId, @Nullable String subject) {
    if (admin.staffId().equals(staffId)) {
      throw ownRoles();
    }
    if (subject != null) {
      Texts.line("subject", subject, REASON_MOST);
    }
    return transaction.execute(
        status -> {
          StaffMember member = get(staffId);
          if (!store.setSubject(staffId, subject)) {
            throw ProblemException.conflict(
                "subject-taken", "subject", "another member has it", "check whose it is");
          }
          audit.add(admin.staffId(), "staff.oidc-subject", staffId, "");
          return member;
        });
  }

  /** Disables a member: every session and token ends at once. */
  public StaffMember disable(StaffMember admin, String staffId, String reason) {
    Texts.line("reason", reason, REASON_MOST);
    if (admin.staffId().equals(staffId)) {
      throw ProblemException.conflict(
          "own-account", "staffId", "this is your own", "ask a colleague who keeps staff");
    }
    return transaction.execute(
        status -> {
          get(staffId);
          store.setDisabled(staffId, clock.instant());
          sessions.endAll(Sessions.Kind.STAFF, staffId, "disabled");
          audit.add(admin.staffId(), "staff.disabled", staffId, reason);
          return get(staffId);
        });
  }

  /** Lets a disabled member in again. */
  public StaffMember enable(StaffMember admin, String staffId, String reason) {
    Texts.line("reason", reason, REASON_MOST);
    return transaction.execute(
        status -> {
          get(staffId);
          store.setDisabled(staffId, null);
          audit.add(admin.staffId(), "staff.enabled", staffId, reason);
          return get(staffId);
        });
  }

  /**
   * Ends one session of a member at once.
   *
   * @throws ProblemException 404 if the member has no such session that goes on
   */
  public void endSession(StaffMember admin, String staffId, UUID session, String reason) {
    Texts.line("reason", reason, REASON_MOST);
    transaction.executeWithoutResult(
        status -> {
          if (!sessions.end(Sessions.Kind.STAFF, staffId, session, "ended-by-admin")) {
            throw ProblemException.notFound(
                "session", "the member has no such session", "see the list of sessions");
          }
          audit.add(admin.staffId(), "staff.session-ended", staffId, reason);
        });
  }

  private Invitation add(String actor, NewMember wanted) {
    if (!STAFF_ID.matcher(wanted.staffId()).matches()) {
      throw ProblemException.badField(
          "staffId",
          "is not a staff id",
          "use 2 to 32 lower-case letters, digits, dots and hyphens, a letter first");
    }
    Texts.line("name", wanted.name(), AccessLimits.NAME_MOST);
    demandRoles(wanted.roles());
    Department department = demandDepartment(wanted.departmentId());
    StaffMember member =
        new StaffMember(wanted.staffId(), wanted.name(), department, wanted.roles(), true);
    if (!store.add(member, clock.instant())) {
      throw ProblemException.conflict(
          "staff-id-taken", "staffId", "a member of this id exists", "choose another id");
    }
    audit.add(actor, "staff.invited", member.staffId(), String.valueOf(member.roles()));
    return invitation(member);
  }

  private Invitation invitation(StaffMember member) {
    String code = Secrets.random(random);
    Instant ends = clock.instant().plus(AccessLimits.INVITATION);
    store.invite(member.staffId(), ClientSecrets.digest(code), ends);
    return new Invitation(member.staffId(), code, ends);
  }

  private StaffMember get(String staffId) {
    return store
        .find(staffId)
        .orElseThrow(
            () -> ProblemException.notFound("staffId", "there is no such member", "see the list"));
  }

  private Department demandDepartment(String id) {
    return store
        .findDepartment(id)
        .orElseThrow(
            () ->
                ProblemException.badField(
                    "department", "there is no such department", "see the list, or add it"));
  }

  private static void demandRoles(Set<Role> roles) {
    if (roles.isEmpty()) {
      throw ProblemException.badField("roles", "there is none", "give at least one");
    }
  }

  private static String cut(String text) {
    return text.length() <= REASON_MOST ? text : text.substring(0, REASON_MOST);
  }

  private static ProblemException ownRoles() {
    return new ProblemException(
        HttpStatus.FORBIDDEN,
        "own-roles",
        "staffId",
        "nobody gives himself a role",
        "ask a colleague who keeps staff");
  }
}
