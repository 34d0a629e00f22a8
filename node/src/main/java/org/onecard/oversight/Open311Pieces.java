package org.onecard.oversight;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onecard.kernel.time.ServiceDay;
import org.onecard.oversight.ComplaintService.Attribute;
import org.onecard.oversight.Open311Document.Items;

/** The parts of GeoReport's documents. Texts for people are Chinese first, then English. */
final class Open311Pieces {
  private static final ZoneId ZONE = ServiceDay.ZONE;

  private Open311Pieces() {}

  static Map<String, @Nullable Object> service(ComplaintService service) {
    Map<String, @Nullable Object> fields = Open311Document.fields();
    fields.put("service_code", service.code());
    fields.put("service_name", both(service.nameZh(), service.nameEn()));
    fields.put("description", both(service.saysZh(), service.saysEn()));
    fields.put("metadata", true);
    fields.put("type", "realtime");
    fields.put("keywords", service.group());
    fields.put("group", service.group());
    return fields;
  }

  static Map<String, @Nullable Object> definition(ComplaintService service) {
    List<Object> attributes = new ArrayList<>();
    for (Attribute attribute : service.attributes()) {
      Map<String, @Nullable Object> fields = Open311Document.fields();
      fields.put("variable", true);
      fields.put("code", attribute.code());
      fields.put("datatype", "string");
      fields.put("required", attribute.required());
      fields.put("datatype_description", "不超过 200 字 At most 200 characters");
      fields.put("order", attributes.size() + 1);
      fields.put("description", both(attribute.labelZh(), attribute.labelEn()));
      attributes.add(fields);
    }
    Map<String, @Nullable Object> definition = Open311Document.fields();
    definition.put("service_code", service.code());
    definition.put("attributes", new Items("attribute", attributes));
    return definition;
  }

  static Map<String, @Nullable Object> filed(Complaints.Filed filed) {
    Map<String, @Nullable Object> fields = Open311Document.fields();
    fields.put("service_request_id", filed.reference());
    fields.put("token", filed.complaintId());
    fields.put(
        "service_notice",
        "查询密码 %s，请记下；将在 %s 前答复。 Keep the secret %s; answered by %s."
            .formatted(filed.secret(), filed.dueOn(), filed.secret(), filed.dueOn()));
    fields.put("account_id", null);
    Map<String, @Nullable Object> extended = Open311Document.fields();
    extended.put("secret", filed.secret());
    fields.put("extended_attributes", extended);
    return fields;
  }

  /** What everyone may know of a request; the fields that would tell more stay empty. */
  static Map<String, @Nullable Object> request(ComplaintView.Listed listed) {
    RightBody body = listed.body();
    ComplaintService service = listed.service();
    Map<String, @Nullable Object> fields = Open311Document.fields();
    fields.put("service_request_id", listed.reference());
    fields.put("status", listed.state().open() ? "open" : "closed");
    fields.put("status_notes", says(listed));
    fields.put("service_name", both(service.nameZh(), service.nameEn()));
    fields.put("service_code", service.code());
    fields.put("description", null);
    fields.put(
        "agency_responsible",
        body == null
            ? both(service.agencyZh(), service.agencyEn())
            : both(body.nameZh(), body.nameEn()) + " " + body.telephone());
    fields.put("service_notice", null);
    fields.put("requested_datetime", time(listed.filedAt()));
    fields.put("updated_datetime", time(listed.changedAt()));
    fields.put("expected_datetime", end(listed.dueOn()));
    fields.put("address", null);
    fields.put("address_id", null);
    fields.put("zipcode", null);
    fields.put("lat", null);
    fields.put("long", null);
    fields.put("media_url", null);
    return fields;
  }

  private static String says(ComplaintView.Listed listed) {
    String state =
        switch (listed.state()) {
          case RECEIVED -> "已收到 Received";
          case ROUTED -> "已转交办理部门 With the department";
          case HANDLING -> "办理中 Being handled";
          case WAITING -> "等待投诉人补充 Waiting for the complainant";
          case ANSWERED -> "已答复 Answered";
          case CLOSED -> "已办结 Closed";
          case REOPENED -> "未解决，重新办理 Reopened";
        };
    return listed.overdue() ? state + "（已超期 overdue）" : state;
  }

  static String both(String chinese, String english) {
    return chinese + " " + english;
  }

  /** As 2026-11-21T14:02:11+08:00. */
  static String time(Instant instant) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
        instant.truncatedTo(ChronoUnit.SECONDS).atZone(ZONE));
  }

  private static @Nullable String end(@Nullable LocalDate day) {
    return day == null
        ? null
        : time(day.plusDays(1).atStartOfDay(ZONE).toInstant().minusSeconds(1));
  }
}
