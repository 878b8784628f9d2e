package io.freqwatch.alertmanager.api;

import io.freqwatch.alertmanager.alert.Alert;
import io.freqwatch.alertmanager.channel.AcknowledgeLinks;
import io.freqwatch.alertmanager.channel.AcknowledgeLinks.Episode;
import io.freqwatch.alertmanager.engine.Acknowledgement;
import io.freqwatch.alertmanager.engine.RouterLoop;
import io.freqwatch.alertmanager.engine.SilenceRefusedException;
import io.freqwatch.http.Handler;
import io.freqwatch.http.Request;
import io.freqwatch.http.Response;
import io.freqwatch.http.SecurityHeaders;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The page behind the links of messages. It asks before it does anything, for chats and mail
 * filters open links by themselves. Safe for use by many threads.
 */
final class AcknowledgePage {
  private static final String OVER = "This alert is over, or has begun anew since the message.";
  private static final int MAX_NAME = 100;

  private final RouterLoop loop;
  private final AcknowledgeLinks links;

  AcknowledgePage(RouterLoop loop, AcknowledgeLinks links) {
    this.loop = loop;
    this.links = links;
  }

  static Handler guarded(Handler page) {
    return page.behind(new SecurityHeaders());
  }

  /** Shows what would be acknowledged. */
  Response ask(Request request) throws InterruptedException {
    Optional<Episode> episode = episode(request);
    if (episode.isEmpty()) {
      return forged();
    }
    Optional<Alert> alert = alert(episode.get());
    return alert
        .map(found -> page(200, "Acknowledge this alert?", lines(found) + FORM))
        .orElseGet(() -> page(410, OVER, ""));
  }

  /** Does it. */
  Response confirm(Request request) throws IOException, InterruptedException {
    Optional<Episode> episode = episode(request);
    if (episode.isEmpty()) {
      return forged();
    }
    String by = request.parameter("by").orElse("").strip();
    Acknowledgement wanted =
        wanted(
            episode.get(),
            by.isEmpty()
                ? "a reader of the message"
                : by.substring(0, Math.min(by.length(), MAX_NAME)));
    try {
      String _ = loop.call((router, now) -> router.acknowledge(wanted, now).id());
      return page(200, "Acknowledged", "<p>You hear of it again when it has ended.</p>");
    } catch (SilenceRefusedException e) {
      return switch (e.kind()) {
        case UNKNOWN -> page(410, OVER, "");
        case INVALID, NOT_KEPT ->
            page(500, "Not acknowledged", "<p>" + Html.escaped(e.getMessage()) + "</p>");
      };
    }
  }

  private Optional<Episode> episode(Request request) {
    return links.verified(
        request.query("alert").orElse(""),
        request.query("begin").orElse(""),
        request.query("signature").orElse(""));
  }

  private static Response forged() {
    return page(403, "This link is not whole", "<p>Open it from the message once more.</p>");
  }

  private Optional<Alert> alert(Episode episode) throws InterruptedException {
    Acknowledgement wanted = wanted(episode, "");
    return loop.call(
        (router, now) ->
            router.alerts(now).stream().filter(alert -> wanted.isOf(alert, now)).findFirst());
  }

  private static Acknowledgement wanted(Episode episode, String by) {
    return new Acknowledgement(
        episode.alert(),
        Optional.of(episode.begin()),
        by,
        "acknowledged by the link in a message",
        Acknowledgement.LONGEST);
  }

  private static String lines(Alert alert) {
    StringBuilder text = new StringBuilder();
    Stream.of("summary", "title", "description")
        .map(name -> alert.annotations().getOrDefault(name, ""))
        .filter(line -> !line.isEmpty())
        .forEach(line -> text.append("<p>").append(Html.escaped(line)).append("</p>"));
    text.append("<dl>");
    alert
        .labels()
        .forEach(
            label ->
                text.append("<dt>")
                    .append(Html.escaped(label.name()))
                    .append("</dt><dd>")
                    .append(Html.escaped(label.value()))
                    .append("</dd>"));
    return text.append("</dl>").toString();
  }

  private static final String FORM =
      """
      <form method="post">
      <label>Your name <input name="by" maxlength="100" autocomplete="name"></label>
      <button>Acknowledge</button>
      </form>
      <p>It is told no more until it ends. Its end is told.</p>
      """;

  private static Response page(int status, String title, String body) {
    return Response.html(Html.page(title, body))
        .withStatus(status)
        .withHeader("Cache-Control", "no-store");
  }
}
