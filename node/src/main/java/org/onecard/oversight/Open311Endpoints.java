package org.onecard.oversight;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onecard.access.Allowed;
import org.onecard.access.Party;
import org.onecard.kernel.region.Region;
import org.onecard.oversight.Open311Document.Items;
import org.onecard.web.NodeAddress;
import org.onecard.web.ProblemException;
import org.onecard.web.PublicNames;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * Open311 GeoReport v2: services, requests, tokens, in XML and JSON. What people wrote is told only
 * to who sends their secret in the header {@code Onecard-Secret}.
 */
@RestController
@Hidden
@RequestMapping("/open311/v2")
class Open311Endpoints {
  private static final String JSON = ".json";
  private static final String XML = ".xml";
  private static final String SECRET = "Onecard-Secret";
  private static final MediaType XML_UTF_8 = MediaType.parseMediaType("text/xml;charset=UTF-8");
  private static final MediaType JSON_UTF_8 =
      MediaType.parseMediaType("application/json;charset=UTF-8");

  private final Complaints complaints;
  private final Region region;
  private final NodeAddress address;
  private final JsonMapper mapper;
  private final Clock clock;

  Open311Endpoints(
      Complaints complaints, Region region, NodeAddress address, JsonMapper mapper, Clock clock) {
    this.complaints = complaints;
    this.region = region;
    this.address = address;
    this.mapper = mapper;
    this.clock = clock;
  }

  /** Where this is, and in which formats. */
  @Allowed(Party.ANYONE)
  @GetMapping({"/discovery", "/discovery.{format}"})
  ResponseEntity<byte[]> discovery(HttpServletRequest request) {
    Map<String, @Nullable Object> endpoint = Open311Document.fields();
    endpoint.put("specification", "http://wiki.open311.org/GeoReport_v2");
    endpoint.put("url", address.baseUrl() + "/open311/v2");
    endpoint.put("changeset", "2026-11-21T00:00:00+08:00");
    endpoint.put("type", "production");
    endpoint.put("formats", new Items("format", List.of("text/xml", "application/json")));
    Map<String, @Nullable Object> fields = Open311Document.fields();
    fields.put("changeset", "2026-11-21T00:00:00+08:00");
    fields.put("contact", address.baseUrl() + "/complaints");
    fields.put("key_service", "不需要 api_key No api_key is needed");
    fields.put("endpoints", new Items("endpoint", List.of(endpoint)));
    return answer(request, new Open311Document("discovery", fields));
  }

  /** What one can complain about. */
  @Allowed(Party.ANYONE)
  @GetMapping({"/services", "/services.{format}"})
  ResponseEntity<byte[]> services(HttpServletRequest request) {
    demandJurisdiction(request);
    return answer(
        request,
        Open311Document.list(
            "services",
            "service",
            complaints.services().stream().map(Open311Pieces::service).toList()));
  }

  /** The further questions of one service. */
  @Allowed(Party.ANYONE)
  @GetMapping("/services/{file}")
  ResponseEntity<byte[]> service(@PathVariable String file, HttpServletRequest request) {
    demandJurisdiction(request);
    ComplaintService service = service(name(file));
    return answer(
        request, new Open311Document("service_definition", Open311Pieces.definition(service)));
  }

  /** Files a complaint. */
  @Allowed(Party.ANYONE)
  @PostMapping({"/requests", "/requests.{format}"})
  ResponseEntity<byte[]> file(HttpServletRequest request) {
    demandJurisdiction(request);
    demandFormat(request);
    Complaints.Filed filed =
        complaints.file(
            Open311Parameters.filing(request), Filing.Channel.OPEN311, request.getRemoteAddr());
    return answer(request, requests(List.of(Open311Pieces.filed(filed))));
  }

  /** How complaints stand: of the last 90 days, or as the parameters say. */
  @Allowed(Party.ANYONE)
  @GetMapping({"/requests", "/requests.{format}"})
  ResponseEntity<byte[]> list(HttpServletRequest request) {
    demandJurisdiction(request);
    List<String> ids = Open311Parameters.names(request, "service_request_id");
    if (!ids.isEmpty()) {
      return answer(request, listed(ids));
    }
    Open311Parameters.Span span = Open311Parameters.span(request, clock.instant());
    List<String> services = Open311Parameters.names(request, "service_code");
    services.forEach(this::service);
    return answer(
        request,
        documents(
            complaints.listed(
                List.of(), services, Open311Parameters.states(request), span.from(), span.to())));
  }

  /** How one complaint stands; with the secret, what was written as well. */
  @Allowed(Party.ANYONE)
  @GetMapping("/requests/{file}")
  ResponseEntity<byte[]> request(@PathVariable String file, HttpServletRequest request) {
    demandJurisdiction(request);
    String reference = PublicNames.readReference(ComplaintLimits.REFERENCE_KIND, name(file));
    List<ComplaintView.Listed> found =
        reference.isEmpty()
            ? List.of()
            : complaints.listed(List.of(reference), List.of(), List.of(), null, null);
    if (found.isEmpty()) {
      throw ProblemException.notFound(
          "service_request_id", "is no request", "give the id that filing answered");
    }
    Map<String, @Nullable Object> fields = Open311Pieces.request(found.getFirst());
    String secret = request.getHeader(SECRET);
    if (secret != null) {
      ComplaintView view = complaints.follow(reference, secret, request.getRemoteAddr());
      fields.put("description", view.description());
      words(view).ifPresent(words -> fields.put("status_notes", words));
    }
    return answer(request, requests(List.of(fields)));
  }

  /** The request of a token: requests have their id at once, the token leads to the same one. */
  @Allowed(Party.ANYONE)
  @GetMapping("/tokens/{file}")
  ResponseEntity<byte[]> token(@PathVariable String file, HttpServletRequest request) {
    demandJurisdiction(request);
    String token = name(file);
    String reference =
        Open311Parameters.uuid(token)
            .flatMap(complaints::referenceOf)
            .orElseThrow(
                () ->
                    ProblemException.notFound(
                        "token", "is none of this jurisdiction", "give the one filing answered"));
    Map<String, @Nullable Object> fields = Open311Document.fields();
    fields.put("service_request_id", reference);
    fields.put("token", token);
    return answer(request, requests(List.of(fields)));
  }

  /** Errors in the standard's form. */
  @ExceptionHandler
  ResponseEntity<byte[]> problem(ProblemException problem, HttpServletRequest request) {
    Map<String, @Nullable Object> error = Open311Document.fields();
    String field = problem.field();
    error.put("code", problem.status().value());
    error.put(
        "description",
        (field == null ? "" : Open311Parameters.standardName(field) + ": ")
            + problem.fault()
            + "; "
            + problem.remedy());
    Open311Document document = Open311Document.list("errors", "error", List.of(error));
    return answer(request, problem.status(), document);
  }

  private Open311Document listed(List<String> ids) {
    List<String> references = new ArrayList<>();
    for (String id : ids) {
      String reference = PublicNames.readReference(ComplaintLimits.REFERENCE_KIND, id);
      if (!reference.isEmpty()) {
        references.add(reference);
      }
    }
    return documents(
        references.isEmpty()
            ? List.of()
            : complaints.listed(references, List.of(), List.of(), null, null));
  }

  private static Open311Document documents(List<ComplaintView.Listed> listed) {
    return requests(listed.stream().map(Open311Pieces::request).toList());
  }

  private static Open311Document requests(List<?> requests) {
    return Open311Document.list("service_requests", "request", requests);
  }

  /** What staff said last. */
  private static Optional<String> words(ComplaintView view) {
    return view.steps().reversed().stream()
        .filter(step -> step.hand().equals(Hand.STAFF.text()) && !step.words().isEmpty())
        .map(ComplaintView.Step::words)
        .findFirst();
  }

  private ComplaintService service(String code) {
    return ComplaintServices.find(code)
        .orElseThrow(
            () ->
                ProblemException.notFound(
                    "service_code", "is no service", "choose one of /open311/v2/services.xml"));
  }

  /** Another region's complaints are for its own node. */
  private void demandJurisdiction(HttpServletRequest request) {
    String wanted = request.getParameter("jurisdiction_id");
    if (wanted != null && !wanted.isBlank() && !wanted.strip().equals(region.code())) {
      throw ProblemException.notFound(
          "jurisdiction_id",
          "is not the one of this node",
          "leave it out or give " + region.code() + "; other regions' nodes answer for theirs");
    }
  }

  private static String name(String file) {
    return file.endsWith(JSON)
        ? file.substring(0, file.length() - JSON.length())
        : file.endsWith(XML) ? file.substring(0, file.length() - XML.length()) : file;
  }

  private static void demandFormat(HttpServletRequest request) {
    String path = request.getRequestURI();
    String last = path.substring(path.lastIndexOf('/') + 1);
    if (last.contains(".") && !last.endsWith(XML) && !last.endsWith(JSON)) {
      throw ProblemException.notFound("format", "is not offered", "use .xml or .json");
    }
  }

  private ResponseEntity<byte[]> answer(HttpServletRequest request, Open311Document document) {
    demandFormat(request);
    return answer(request, HttpStatus.OK, document);
  }

  private ResponseEntity<byte[]> answer(
      HttpServletRequest request, HttpStatus status, Open311Document document) {
    boolean json = request.getRequestURI().endsWith(JSON);
    return ResponseEntity.status(status)
        .contentType(json ? JSON_UTF_8 : XML_UTF_8)
        .body(json ? document.json(mapper) : document.xml());
  }
}
