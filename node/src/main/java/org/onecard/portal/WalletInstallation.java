package org.onecard.portal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.onecard.access.Allowed;
import org.onecard.access.Party;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What makes the wallet a program that a phone installs: manifest, service worker, shell. */
@Controller
class WalletInstallation {
  private static final MediaType MANIFEST = MediaType.valueOf("application/manifest+json");
  private static final MediaType SCRIPT = MediaType.valueOf("text/javascript;charset=UTF-8");

  private final String region;
  private final MessageSource messages;
  private final WalletShell shell = WalletShell.ofThisBuild();

  WalletInstallation(@Value("${onecard.region}") String region, MessageSource messages) {
    this.region = region;
    this.messages = messages;
  }

  @Allowed(Party.ANYONE)
  @GetMapping("/manifest.webmanifest")
  ResponseEntity<Map<String, Object>> manifest(Locale locale) {
    Phrases phrases = new Phrases(messages, locale);
    String name = phrases.say("product") + " · " + phrases.sayOr("region." + region, region);
    Map<String, Object> manifest = new LinkedHashMap<>();
    manifest.put("id", "/wallet");
    manifest.put("name", name);
    manifest.put("short_name", name);
    manifest.put("description", phrases.say("wallet.about"));
    manifest.put("lang", phrases.english() ? "en" : "zh-CN");
    manifest.put("start_url", "/wallet");
    manifest.put("scope", "/wallet");
    manifest.put("display", "standalone");
    manifest.put("background_color", "#fbfaf7");
    manifest.put("theme_color", "#0f6b5c");
    manifest.put("icons", icons());
    return ResponseEntity.ok()
        .contentType(MANIFEST)
        .cacheControl(CacheControl.noCache())
        .body(manifest);
  }

  @Allowed(Party.ANYONE)
  @GetMapping("/service-worker.js")
  ResponseEntity<String> serviceWorker() {
    return ResponseEntity.ok()
        .contentType(SCRIPT)
        .cacheControl(CacheControl.noCache())
        .header(HttpHeaders.ETAG, '"' + shell.version() + '"')
        .body(shell.serviceWorker());
  }

  /** The wallet as the service worker keeps it: whoever asks, nobody's name is on it. */
  @Allowed(Party.ANYONE)
  @GetMapping("/wallet/shell")
  String shell(Model model) {
    model.addAttribute("shell", true);
    model.addAttribute("signedIn", false);
    return "wallet-entrance";
  }

  private static List<Map<String, String>> icons() {
    return List.of(
        icon("/assets/icon-192.png", "192x192", "image/png", "any"),
        icon("/assets/icon-512.png", "512x512", "image/png", "maskable"),
        icon("/assets/icon-wallet.svg", "any", "image/svg+xml", "any"));
  }

  private static Map<String, String> icon(String src, String sizes, String type, String purpose) {
    return Map.of("src", src, "sizes", sizes, "type", type, "purpose", purpose);
  }
}
