package io.freqwatch.alertmanager.channel;

import io.freqwatch.alertmanager.alert.Alert;
import io.freqwatch.gotemplate.TemplateSet;
import io.freqwatch.gotemplate.functions.AlertmanagerFunctions;
import io.freqwatch.gotemplate.parse.TemplateException;
import io.freqwatch.gotemplate.value.FunctionSet;
import io.freqwatch.gotemplate.value.GoFunction;
import io.freqwatch.gotemplate.value.GoType;
import io.freqwatch.gotemplate.value.GoValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * The templates that make the words of notifications: ours by default, and those of files, which
 * may replace ours by the same names. Immutable, safe for use by many threads.
 */
public final class NotificationTemplates {
  private static final String DEFAULTS = "default.tmpl";
  private static final String ROUTE_LABELS = "routeLabels";
  private static final String ACKNOWLEDGE_URL = "acknowledgeURL";

  private final TemplateSet templates;
  private final Function<Alert, String> links;

  private NotificationTemplates(TemplateSet templates, Function<Alert, String> links) {
    this.templates = templates;
    this.links = links;
  }

  /** Only the default ones. */
  public static NotificationTemplates defaults() {
    FunctionSet functions =
        AlertmanagerFunctions.of(Instant.EPOCH)
            .plus(routeLabels(GoValue.nil()))
            .plus(acknowledgeUrl(_ -> ""));
    return new NotificationTemplates(
        TemplateSet.of(functions).parse(DEFAULTS, defaultText()), _ -> "");
  }

  /**
   * These and those of a file.
   *
   * @throws TemplateException where the file is not well-formed; names its line
   */
  public NotificationTemplates with(String file, String text) {
    return new NotificationTemplates(templates.parse(file, text), links);
  }

  /** The same, whose words have links that acknowledge alerts. */
  public NotificationTemplates with(AcknowledgeLinks acknowledge) {
    return new NotificationTemplates(templates, acknowledge::of);
  }

  /**
   * Reads a template that stands in a setting, to find its mistakes before it is needed.
   *
   * @throws TemplateException where it is not well-formed
   */
  void check(String template) {
    TemplateSet _ = templates.parse("", template);
  }

  /** The words for one message. */
  Rendering of(Message message) {
    GoValue data = MessageData.of(message);
    GoValue labels = GoValue.stringMap(MessageData.map(message.routeLabels()));
    FunctionSet functions =
        AlertmanagerFunctions.of(message.at())
            .plus(routeLabels(labels))
            .plus(acknowledgeUrl(fingerprint -> link(message, fingerprint)));
    return new Rendering(templates.with(functions), data);
  }

  /** Only what fires can be acknowledged. */
  private String link(Message message, String fingerprint) {
    return message.acknowledgeable().stream()
        .filter(alert -> alert.fingerprint().toString().equals(fingerprint))
        .findFirst()
        .map(links)
        .orElse("");
  }

  private static FunctionSet acknowledgeUrl(Function<String, String> link) {
    return FunctionSet.of(
        GoFunction.of(
            ACKNOWLEDGE_URL, List.of(GoType.STRING), a -> GoValue.of(link.apply(a.text(0)))));
  }

  private static FunctionSet routeLabels(GoValue labels) {
    return FunctionSet.of(
        GoFunction.of(
            ROUTE_LABELS,
            List.of(GoType.STRING),
            a ->
                labels instanceof GoValue.Mapping map
                    ? map.entries().getOrDefault(a.text(0), map.zero())
                    : GoValue.of("")));
  }

  private static String defaultText() {
    try (InputStream in = NotificationTemplates.class.getResourceAsStream(DEFAULTS)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its templates " + DEFAULTS);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
