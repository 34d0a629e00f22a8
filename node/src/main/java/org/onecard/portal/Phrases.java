package org.onecard.portal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;

/** Sentences and dates in the language a page is read in. */
final class Phrases {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private final MessageSource messages;
  private final Locale locale;

  Phrases(MessageSource messages, Locale locale) {
    this.messages = messages;
    this.locale = locale;
  }

  boolean english() {
    return locale.getLanguage().equals(Locale.ENGLISH.getLanguage());
  }

  /** The message with this key; a missing key is a broken page and stops it. */
  String say(String key, Object... values) {
    return messages.getMessage(key, values, locale);
  }

  /** The message with this key, or the fallback where there is none. */
  String sayOr(String key, String fallback) {
    String message = messages.getMessage(key, null, fallback, locale);
    return message == null ? fallback : message;
  }

  /** Things one after the other: 甲、乙, or A, B. */
  String listed(List<String> things) {
    return String.join(english() ? ", " : "、", things);
  }

  /** 2026年11月20日 14:02, or 20 Nov 2026, 14:02. */
  String time(Instant instant) {
    String pattern = english() ? "d MMM uuuu, HH:mm" : "uuuu年M月d日 HH:mm";
    return DateTimeFormatter.ofPattern(pattern, locale).format(instant.atZone(ZONE));
  }

  /** 2026年11月20日, or 20 Nov 2026. */
  String day(LocalDate day) {
    return DateTimeFormatter.ofPattern(english() ? "d MMM uuuu" : "uuuu年M月d日", locale).format(day);
  }
}
