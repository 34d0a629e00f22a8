package org.onecard.access;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.onecard.TestNode;
import org.onecard.web.ProblemException;

/** Makes staff members at a node under test; other contexts' tests use it too. */
public final class StaffForTests {
  private static final String DEPARTMENT = "for-tests";

  private final TestNode node;

  private StaffForTests(TestNode node) {
    this.node = node;
  }

  /** A member as a test needs it: who it is, and a token for the API. */
  public record Made(StaffMember member, String token) {}

  /** Members at this node. */
  public static StaffForTests of(TestNode node) {
    StaffForTests staff = new StaffForTests(node);
    staff.makeDepartment();
    return staff;
  }

  /** A new member with these roles, signed in at the API for 15 minutes. */
  public Made withRoles(Role first, Role... others) {
    Set<Role> roles = EnumSet.of(first, others);
    String id =
        first.name().toLowerCase(Locale.ROOT).replace('_', '-')
            + "-"
            + UUID.randomUUID().toString().substring(0, 8);
    node.bean(Staff.class).invite(admin(), new Staff.NewMember(id, "测试人员", DEPARTMENT, roles));
    StaffMember member = node.bean(Staff.class).find(id).orElseThrow();
    String token = node.bean(Sessions.class).startApi(id, new Origin("127.0.0.1", "test")).text();
    return new Made(member, token);
  }

  /** A member who has taken up the invitation: what it signs in with. */
  public record Signing(String staffId, Authenticator authenticator, List<String> recoveryCodes) {

    /** Copies the codes. */
    public Signing {
      recoveryCodes = List.copyOf(recoveryCodes);
    }
  }

  /** A new member who signs in with this password and an authenticator. */
  public Signing signing(String password, Role first, Role... others) {
    String id = "signing-" + UUID.randomUUID().toString().substring(0, 8);
    Set<Role> roles = EnumSet.of(first, others);
    Staff.Invitation invitation =
        node.bean(Staff.class).invite(admin(), new Staff.NewMember(id, "测试人员", DEPARTMENT, roles));
    StaffDoor.Credentials given = node.bean(StaffDoor.class).accept(invitation.code(), password);
    return new Signing(id, new Authenticator(given.totpSecret()), given.recoveryCodes());
  }

  /** A member who keeps staff; of no node, for the façade asks only who it is. */
  StaffMember admin() {
    Department department = new Department(DEPARTMENT, "测试处", "Test office", null);
    return new StaffMember("admin-of-tests", "测试", department, Set.of(Role.STAFF_ADMIN), true);
  }

  private void makeDepartment() {
    try {
      node.bean(Staff.class)
          .addDepartment("tests", new Department(DEPARTMENT, "测试处", "Test office", null));
    } catch (ProblemException e) {
      if (!e.code().equals("department-exists")) {
        throw e;
      }
    }
  }
}
