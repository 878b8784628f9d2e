package io.freqwatch.web.alerting;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.freqwatch.http.Request;
import io.freqwatch.http.Response;
import io.freqwatch.http.Router;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The pages on what to do about an alert, which come with the program, under {@code
 * /runbooks/<alert>}: for browsers as pages, else as they are written.
 */
public final class Runbooks {
  private static final String RESOURCES = "/io/freqwatch/runbooks/";
  private static final String NAME = "[A-Za-z0-9]{1,100}";
  private static final Pattern PATH = Pattern.compile("docs/runbooks/(" + NAME + ")\\.md");

  private Runbooks() {}

  /** Adds the route. */
  public static Router on(Router router) {
    return router.get("/runbooks/{alert}", Runbooks::page);
  }

  /**
   * Where a person reads what to do: the address that an alert's annotations give, or our own page.
   * Empty where there is neither; never an address that runs something.
   */
  public static String link(Map<String, String> annotations) {
    String url = annotations.getOrDefault("runbook_url", "");
    if (url.startsWith("https://") || url.startsWith("http://")) {
      return url;
    }
    Matcher ours = PATH.matcher(annotations.getOrDefault("runbook", ""));
    return ours.matches() ? "/runbooks/" + ours.group(1) : "";
  }

  private static Response page(Request request) throws IOException {
    String alert = request.pathParameter("alert");
    boolean browser = request.header("Accept").orElse("").contains("text/html");
    return text(alert)
        .map(text -> browser ? Response.html(RunbookHtml.of(alert, text)) : Response.text(text))
        .orElseGet(() -> Response.error(404, "there is no runbook for " + alert));
  }

  private static Optional<String> text(String alert) throws IOException {
    if (!alert.matches(NAME)) {
      return Optional.empty();
    }
    try (InputStream in = Runbooks.class.getResourceAsStream(RESOURCES + alert + ".md")) {
      return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), UTF_8));
    }
  }
}
