package io.freqwatch.alertmanager.channel;

import io.freqwatch.alertmanager.channel.Outcome.Reason;
import io.freqwatch.gotemplate.parse.TemplateException;
import io.freqwatch.http.Credential;
import io.freqwatch.lifecycle.Clock;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * E-mail over SMTP. All words are made before the server is called, so that a template's mistake
 * never leaves half a mail there. A reply of 4xx is for later, one of 5xx is for good.
 */
final class EmailChannel implements Channel {
  private static final Logger log = LoggerFactory.getLogger(EmailChannel.class);
  private static final Packer.Limits LIMITS = new Packer.Limits(300_000, 1);
  private static final String DEFAULT_HTML = "{{ template \"email.default.html\" . }}";
  private static final String DEFAULT_TEXT = "{{ template \"email.default.text\" . }}";
  private static final String DEFAULT_SUBJECT = "{{ template \"email.default.subject\" . }}";

  private final Reached reached = new Reached();
  private final EmailOptions options;
  private final NotificationTemplates templates;
  private final MailTransport transport;

  /**
   * What a mail is made of; all texts are templates.
   *
   * @param headers besides those that are always there, which they may replace
   * @param threaded whether the mails of a group are answers to one that never was
   * @param threadByDay whether that one is another each day
   */
  record EmailOptions(
      SmtpServer server,
      String from,
      String to,
      Map<String, String> headers,
      String html,
      String text,
      boolean threaded,
      boolean threadByDay) {}

  EmailChannel(EmailOptions options, NotificationTemplates templates, Clock clock) {
    this(options, templates, (mail, deadline) -> options.server().send(mail, deadline, clock));
  }

  EmailChannel(EmailOptions options, NotificationTemplates templates, MailTransport transport) {
    this.options = options;
    this.templates = templates;
    this.transport = transport;
  }

  @Override
  public String kind() {
    return "email";
  }

  @Override
  public String destination() {
    return "smtp " + options.server().host() + ":" + options.server().port();
  }

  @Override
  public Outcome send(Message message, DeliveryKey key, Duration deadline) {
    try {
      transport.send(mail(message, key), deadline);
      reached.done(key);
      return new Outcome.Delivered("");
    } catch (SmtpException e) {
      return refused(e, key);
    } catch (SocketTimeoutException e) {
      return new Outcome.Retry(Duration.ZERO, Reason.DEADLINE, said(e));
    } catch (IOException e) {
      return new Outcome.Retry(Duration.ZERO, Reason.OTHER, said(e));
    } catch (TemplateException | IllegalArgumentException e) {
      return new Outcome.Rejected(Reason.OTHER, said(e));
    }
  }

  /** What another attempt cannot mend does not make those hear twice who have the mail. */
  private Outcome refused(SmtpException e, DeliveryKey key) {
    reached.add(key, e.reached());
    if (!e.isPermanent()) {
      return new Outcome.Retry(Duration.ZERO, Reason.SERVER_ERROR, said(e));
    }
    return reached.of(key).isEmpty()
        ? new Outcome.Rejected(Reason.CLIENT_ERROR, said(e))
        : new Outcome.Delivered("");
  }

  private String said(Exception e) {
    return destination() + ": " + Texts.oneLine(String.valueOf(e.getMessage()));
  }

  private Mail mail(Message message, DeliveryKey key) {
    Rendering rendering = templates.of(message);
    List<MailAddress> from = MailAddress.list(rendering.text(options.from()));
    List<MailAddress> to = MailAddress.list(rendering.text(options.to()));
    String id = key.text() + "@freqwatch." + options.server().hello();
    return new Mail(
        from.getFirst(),
        notReached(to, key),
        headers(rendering, message, from, to),
        id,
        message.at(),
        packed(message, some -> words(some).textOr(textTemplate(), DEFAULT_TEXT), "\n%s\n"),
        packed(message, some -> words(some).htmlOr(options.html(), DEFAULT_HTML), "<p>%s</p>\n"));
  }

  private List<MailAddress> notReached(List<MailAddress> to, DeliveryKey key) {
    Set<String> already = reached.of(key);
    return to.stream().filter(each -> !already.contains(each.mailbox())).toList();
  }

  private Rendering words(Message message) {
    return templates.of(message);
  }

  private String textTemplate() {
    return options.text().isEmpty() ? DEFAULT_TEXT : options.text();
  }

  private String packed(Message message, Function<Message, String> words, String line) {
    return new Packer(message, words, String::length, LIMITS)
        .pack(count -> line.formatted("… and " + count + " more"), words)
        .getFirst();
  }

  private Map<String, String> headers(
      Rendering rendering, Message message, List<MailAddress> from, List<MailAddress> to) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.put("From", MailHeader.addresses(from));
    headers.put("To", MailHeader.addresses(to));
    String subject = rendering.textOr(DEFAULT_SUBJECT, DEFAULT_SUBJECT);
    headers.put("Subject", MailHeader.encoded("Subject", subject));
    headers.put("Auto-Submitted", "auto-generated");
    if (options.threaded()) {
      headers.put("References", thread(message));
      headers.put("In-Reply-To", thread(message));
    }
    options.headers().forEach((name, value) -> put(headers, name, value, rendering));
    return headers;
  }

  /** A header that cannot be made is no reason to send no mail. */
  private static void put(
      Map<String, String> headers, String name, String value, Rendering rendering) {
    try {
      headers.put(name, MailHeader.encoded(name, rendering.text(value)));
    } catch (TemplateException | IllegalArgumentException e) {
      log.warn("the header {} is left out of a mail: {}", name, e.getMessage());
    }
  }

  private String thread(Message message) {
    String day = message.at().atZone(ZoneOffset.UTC).toLocalDate().toString();
    String group = Destinations.shown(Credential.of(message.groupKey()));
    return "<alert-" + group + (options.threadByDay() ? "-" + day : "") + "@freqwatch>";
  }
}
