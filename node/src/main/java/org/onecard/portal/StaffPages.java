package org.onecard.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onecard.access.Access;
import org.onecard.access.Allowed;
import org.onecard.access.FourEyes;
import org.onecard.access.Party;
import org.onecard.access.Role;
import org.onecard.access.StaffDoor;
import org.onecard.access.StaffMember;
import org.onecard.web.ProblemException;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where staff sign in, take up an invitation, and see their own sessions and what waits. */
@Controller
class StaffPages {
  private final Access access;
  private final StaffDoor door;
  private final FourEyes fourEyes;
  private final MessageSource messages;

  StaffPages(Access access, StaffDoor door, FourEyes fourEyes, MessageSource messages) {
    this.access = access;
    this.door = door;
    this.fourEyes = fourEyes;
    this.messages = messages;
  }

  /** A session in words. */
  record SessionLine(
      UUID id, String way, String startedAt, String seenAt, String from, boolean own) {}

  @Allowed(Party.ANYONE)
  @GetMapping("/staff/sign-in")
  String signIn(
      @RequestParam(name = "error", required = false) @Nullable String error,
      @RequestParam(name = "wait", required = false) @Nullable Long wait,
      Model model) {
    model.addAttribute("failed", error != null);
    model.addAttribute("unknown", "unknown".equals(error));
    model.addAttribute("wait", wait);
    model.addAttribute("elsewhere", door.isElsewhere());
    return "staff-sign-in";
  }

  @Allowed(Party.ANYONE)
  @PostMapping("/staff/sign-in")
  String enter(
      @RequestParam("staffId") String staffId,
      @RequestParam("password") String password,
      @RequestParam("code") String code,
      HttpServletRequest request,
      HttpServletResponse response) {
    return next(door.enter(request, response, staffId.strip(), password, code));
  }

  /** To the region's provider, where staff sign in there. */
  @Allowed(Party.ANYONE)
  @GetMapping("/staff/sign-in/oidc")
  String elsewhere(HttpServletRequest request) {
    return door.beginElsewhere(request)
        .map(uri -> "redirect:" + uri)
        .orElse("redirect:/staff/sign-in?error=provider");
  }

  /** Back from the region's provider. */
  @Allowed(Party.ANYONE)
  @GetMapping("/staff/sign-in/oidc/callback")
  String back(
      @RequestParam(name = "state", required = false) @Nullable String state,
      @RequestParam(name = "code", required = false) @Nullable String code,
      HttpServletRequest request,
      HttpServletResponse response) {
    return next(door.finishElsewhere(request, response, state, code));
  }

  private static String next(StaffDoor.Entry entry) {
    return switch (entry) {
      case StaffDoor.Entry.Welcome welcome -> "redirect:/staff";
      case StaffDoor.Entry.Refused refused -> "redirect:/staff/sign-in?error";
      case StaffDoor.Entry.Unknown unknown -> "redirect:/staff/sign-in?error=unknown";
      case StaffDoor.Entry.MustWait wait -> "redirect:/staff/sign-in?wait=" + wait.seconds();
      case StaffDoor.Entry.Elsewhere elsewhere -> "redirect:/staff/sign-in";
    };
  }

  @Allowed(Party.STAFF)
  @GetMapping("/staff")
  String home(Model model, Locale locale) {
    StaffMember member = access.currentStaff();
    Phrases phrases = new Phrases(messages, locale);
    boolean english = phrases.english();
    model.addAttribute("member", member);
    model.addAttribute(
        "department", english ? member.department().titleEn() : member.department().titleZh());
    model.addAttribute("roles", titles(member, phrases));
    model.addAttribute("waiting", fourEyes.waitingFor(member).size());
    model.addAttribute(
        "sessions", door.sessions(member).stream().map(one -> line(one, phrases)).toList());
    return "staff";
  }

  @Allowed(Party.STAFF)
  @PostMapping("/staff/sessions/{session}/end")
  String end(@PathVariable("session") UUID session) {
    door.end(access.currentStaff(), session);
    return "redirect:/staff";
  }

  /** A token for the API, shown this once. */
  @Allowed(Party.STAFF)
  @PostMapping("/staff/tokens")
  String token(Model model, Locale locale, HttpServletResponse response) {
    response.setHeader("Cache-Control", "no-store");
    StaffDoor.ApiToken token = door.tokenFor(access.currentStaff());
    model.addAttribute("token", token.token());
    model.addAttribute("expiresAt", new Phrases(messages, locale).time(token.expiresAt()));
    return "staff-token";
  }

  @Allowed(Party.ANYONE)
  @GetMapping("/staff/invitation")
  String invitation() {
    return "staff-invitation";
  }

  @Allowed(Party.ANYONE)
  @PostMapping("/staff/invitation")
  String accept(
      @RequestParam("invitation") String invitation,
      @RequestParam("password") String password,
      Model model,
      HttpServletResponse response) {
    response.setHeader("Cache-Control", "no-store");
    try {
      model.addAttribute("given", door.accept(invitation.strip(), password));
    } catch (ProblemException e) {
      model.addAttribute("fault", "staff.invitation.fault." + e.code());
    }
    return "staff-invitation";
  }

  private static List<String> titles(StaffMember member, Phrases phrases) {
    return member.roles().stream()
        .sorted()
        .map(Role::name)
        .map(name -> phrases.say("role." + name))
        .toList();
  }

  private static SessionLine line(StaffDoor.SessionView view, Phrases phrases) {
    return new SessionLine(
        view.sessionId(),
        phrases.say("staff.way." + view.way()),
        phrases.time(view.startedAt()),
        phrases.time(view.lastSeenAt()),
        view.address() + " " + view.device(),
        view.own());
  }
}
