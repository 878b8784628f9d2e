package io.freqwatch.alertmanager.channel;

import io.freqwatch.alertmanager.config.Settings;
import io.freqwatch.http.HttpCall;
import io.freqwatch.lifecycle.Clock;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Pushover, by a form. Of several texts only the first may ask to be acknowledged, else one alarm
 * would have to be silenced many times. Source: Pushover's API documentation.
 */
final class PushoverChannel implements Channel {
  static final URI PRODUCTION = URI.create("https://api.pushover.net/1/messages.json");
  private static final Packer.Limits LIMITS = new Packer.Limits(1024, 4);
  private static final int MAX_TITLE = 250;
  private static final int MAX_URL = 512;
  private static final int MAX_URL_TITLE = 100;
  private static final String EMERGENCY = "2";
  private static final long LEAST_RETRY_SECONDS = 30;
  private static final long LONGEST_EXPIRY_SECONDS = 10_800;

  private final URI address;
  private final Settings settings;
  private final NotificationTemplates templates;
  private final Words words;
  private final Peer peer;
  private final Clock clock;
  private final Series series;

  PushoverChannel(
      URI address, Settings settings, NotificationTemplates templates, Peer peer, Clock clock) {
    this.address = address;
    this.settings = settings;
    this.templates = templates;
    this.words = new Words(templates);
    this.peer = peer;
    this.clock = clock;
    this.series = new Series(clock);
  }

  @Override
  public String kind() {
    return "pushover";
  }

  @Override
  public String destination() {
    return "pushover " + settings.credential("token").map(Destinations::shown).orElse("");
  }

  @Override
  public Outcome send(Message message, DeliveryKey key, Duration deadline) {
    List<String> texts =
        new Packer(message, this::text, String::length, LIMITS)
            .pack(count -> Words.more(count, message), this::shortened);
    return series.send(
        texts, key, deadline, (text, index, left) -> post(message, text, index, left));
  }

  private String text(Message message) {
    String template = settings.text("message");
    return settings.flag("html")
        ? templates.of(message).htmlOr(template, "{{ template \"freqwatch.details\" . }}")
        : words.text(message, template);
  }

  /** One alert whose words are too many; no markup is cut. */
  private String shortened(Message message) {
    int units = LIMITS.length() - 300;
    return settings.flag("html")
        ? Texts.shortenedHtml(text(message), units)
        : Texts.shortened(text(message), units);
  }

  private Outcome post(Message message, String text, int index, Duration deadline) {
    try {
      String form =
          form(message, text, index).entrySet().stream()
              .filter(each -> !each.getValue().isEmpty())
              .map(each -> each.getKey() + "=" + encoded(each.getValue()))
              .collect(Collectors.joining("&"));
      HttpCall call =
          HttpCall.post(
              address,
              "application/x-www-form-urlencoded",
              form.getBytes(StandardCharsets.US_ASCII));
      return peer.call(call, deadline, answer -> Judgement.of(answer, clock.now()));
    } catch (IOException e) {
      return Peer.unreadable(e);
    }
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private Map<String, String> form(Message message, String text, int index) throws IOException {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("token", settings.credential("token").orElseThrow().read().reveal());
    form.put("user", settings.credential("user_key").orElseThrow().read().reveal());
    form.put("title", words.title(message, settings.text("title"), MAX_TITLE));
    form.put("message", text);
    form.put("url", Texts.shortened(words.small(message, settings.text("url")), MAX_URL));
    form.put(
        "url_title",
        Texts.shortened(words.small(message, settings.text("url_title")), MAX_URL_TITLE));
    form.put("device", words.small(message, settings.text("device")));
    form.put("sound", words.small(message, settings.text("sound")));
    form.put("html", settings.flag("html") ? "1" : "");
    form.put("monospace", settings.flag("monospace") && !settings.flag("html") ? "1" : "");
    form.put("ttl", seconds("ttl", 1, Integer.MAX_VALUE));
    urgency(form, words.small(message, settings.text("priority")), index);
    return form;
  }

  private void urgency(Map<String, String> form, String priority, int index) {
    boolean emergency = priority.equals(EMERGENCY);
    form.put("priority", emergency && index > 0 ? "0" : priority);
    if (emergency && index == 0) {
      form.put("retry", seconds("retry", LEAST_RETRY_SECONDS, LONGEST_EXPIRY_SECONDS));
      form.put("expire", seconds("expire", 1, LONGEST_EXPIRY_SECONDS));
    }
  }

  private String seconds(String key, long least, long most) {
    return settings
        .duration(key)
        .map(each -> Long.toString(Math.clamp(each.toSeconds(), least, most)))
        .orElse("");
  }
}
