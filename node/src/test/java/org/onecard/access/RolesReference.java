package org.onecard.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.onecard.access.Endpoints.Endpoint;

/** The table of who may call what, as docs/reference/roles.md. */
final class RolesReference {
  private static final String HEAD =
      """
      # Who may call what

      Generated from the `@Allowed` of every handler and kept by `RolesTest`; write it anew with
      `-Donecard.roles.update=true`. A handler that says nothing is refused to everyone. *Anyone*
      needs no sign-in; *peer* is another region's node, whose message carries its own signature;
      *resident* and *desk* hold a session of the pages; *acceptor*, *operator client* and
      *approver client* are API clients; *staff* is any member, the others are a member's roles.
      Beside handlers stand only `POST /oauth2/token` and the other endpoints of OAuth 2 and OpenID
      Connect, which check the client themselves, and static files.

      """;

  private RolesReference() {}

  static String of(Endpoints endpoints) {
    StringBuilder text = new StringBuilder(HEAD);
    List<String> columns = new ArrayList<>(List.of("endpoint"));
    for (Party party : Party.values()) {
      boolean alsoARole = party == Party.OPERATOR || party == Party.APPROVER;
      columns.add(alsoARole ? title(party) + " client" : title(party));
    }
    for (Role role : Role.values()) {
      columns.add(title(role));
    }
    line(text, columns);
    line(text, columns.stream().map(column -> "---").toList());
    endpoints.ofTheNode().forEach(endpoint -> line(text, row(endpoint)));
    return text.toString();
  }

  private static List<String> row(Endpoint endpoint) {
    Rule rule = endpoint.rule().orElseThrow();
    List<String> row = new ArrayList<>();
    row.add("`" + endpoint.method() + " " + endpoint.path() + "`");
    for (Party party : Party.values()) {
      row.add(rule.parties().contains(party) ? "●" : "");
    }
    for (Role role : Role.values()) {
      row.add(rule.roles().contains(role) ? "●" : "");
    }
    return row;
  }

  private static String title(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static void line(StringBuilder text, List<String> cells) {
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }
}
