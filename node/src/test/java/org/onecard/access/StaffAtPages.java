package org.onecard.access;

import java.net.http.HttpResponse;
import org.onecard.TestNode;

/** A staff member signed in at a node's pages, for other contexts' tests. */
public final class StaffAtPages {
  private static final String PASSWORD = "correct horse battery";

  private final Browser browser;

  private StaffAtPages(Browser browser) {
    this.browser = browser;
  }

  /** A new member with these roles, signed in. */
  public static StaffAtPages of(TestNode node, Role first, Role... others) {
    StaffForTests.Signing signing = StaffForTests.of(node).signing(PASSWORD, first, others);
    Browser browser = new Browser(node);
    browser.signInAsStaff(signing.staffId(), PASSWORD, signing.recoveryCodes().getFirst());
    return new StaffAtPages(browser);
  }

  /** Opens a page. */
  public HttpResponse<String> get(String path) {
    return browser.get(path);
  }

  /** Sends a form with the session's CSRF token. */
  public HttpResponse<String> post(String path, String form) {
    return browser.post(path, form);
  }

  /** Sends a form with one field and a file named {@code file}. */
  public HttpResponse<String> upload(String path, String field, String value, byte[] file) {
    return browser.upload(path, field, value, file);
  }

  /** Sends a form with a file at its end. */
  public HttpResponse<String> uploadAfter(String path, String head, byte[] file) {
    return browser.uploadAfter(path, head, file);
  }

  /** Sends an empty form without a CSRF token. */
  public HttpResponse<String> postWithoutCsrf(String path) {
    return browser.postWithoutCsrf(path);
  }
}
