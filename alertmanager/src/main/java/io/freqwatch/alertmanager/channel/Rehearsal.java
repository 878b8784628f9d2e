package io.freqwatch.alertmanager.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.freqwatch.alertmanager.config.Integration;
import io.freqwatch.http.Headers;
import io.freqwatch.http.HttpAnswer;
import io.freqwatch.http.HttpCall;
import io.freqwatch.lifecycle.Clock;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Lets a channel make its words and requests as always, and sends nothing: shows what would go out.
 * Immutable, safe for use by many threads.
 */
public final class Rehearsal {
  private static final Duration DEADLINE = Duration.ofSeconds(20);
  private static final DeliveryKey KEY = new DeliveryKey("rehearsal");

  /** What providers answer, as far as channels look at it. */
  private static final String ANSWER = "{\"ok\":true,\"status\":1,\"result\":{\"message_id\":0}}";

  private final NotificationTemplates templates;
  private final Clock clock;

  public Rehearsal(NotificationTemplates templates, Clock clock) {
    this.templates = templates;
    this.clock = clock;
  }

  /**
   * A request that would be made; of a mail the method is {@code SMTP}.
   *
   * @param url with secrets taken out, as in the others
   */
  public record Shown(String method, String url, Map<String, String> headers, String body) {}

  /**
   * What would go out.
   *
   * @param outcome delivered, or why nothing could be made
   */
  public record Rehearsed(Outcome outcome, List<Shown> requests) {}

  /** Rehearses one message to one integration. */
  public Rehearsed of(Integration integration, Message message) {
    Redactor redactor = Redactor.of(integration.settings());
    List<Shown> shown = new ArrayList<>();
    ChannelFactory factory =
        new ChannelFactory(
            templates,
            (call, _) -> {
              shown.add(shown(call, redactor));
              return new HttpAnswer(200, new Headers(Map.of()), ANSWER.getBytes(UTF_8), 0);
            },
            _ -> (mail, _) -> shown.add(shown(mail, redactor)),
            clock,
            false);
    Outcome outcome = factory.channel(integration).send(message, KEY, DEADLINE);
    return new Rehearsed(outcome, List.copyOf(shown));
  }

  private static Shown shown(HttpCall call, Redactor redactor) {
    Map<String, String> headers = call.headerValues();
    headers.replaceAll((name, value) -> header(name, value, redactor));
    return new Shown(
        call.method(),
        address(call.uri(), redactor),
        headers,
        redactor.apply(new String(call.body(), UTF_8)));
  }

  private static String header(String name, String value, Redactor redactor) {
    return name.equals("Authorization") ? Redactor.SECRET : redactor.apply(value);
  }

  /** The path of a webhook is a secret as a whole, also where a template made it. */
  private static String address(URI uri, Redactor redactor) {
    String shown = redactor.apply(uri.toString());
    boolean partly = shown.contains(Redactor.SECRET) && shown.startsWith("http");
    return partly ? shown : uri.getScheme() + "://" + uri.getAuthority() + "/" + Redactor.SECRET;
  }

  private static Shown shown(Mail mail, Redactor redactor) {
    String to = String.join(", ", mail.to().stream().map(MailAddress::mailbox).toList());
    Map<String, String> headers = new TreeMap<>(mail.headers());
    headers.replaceAll((_, value) -> redactor.apply(value));
    return new Shown("SMTP", to, headers, redactor.apply(mail.text()));
  }
}
