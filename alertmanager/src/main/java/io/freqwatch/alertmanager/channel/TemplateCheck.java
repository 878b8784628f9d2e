package io.freqwatch.alertmanager.channel;

import io.freqwatch.alertmanager.alert.Alert;
import io.freqwatch.alertmanager.alert.NotificationReason;
import io.freqwatch.alertmanager.config.TemplateText;
import io.freqwatch.codec.Problem;
import io.freqwatch.gotemplate.parse.TemplateException;
import io.freqwatch.model.Labels;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tries the templates of settings before they are needed: one that is no template is refused, one
 * that fails for a usual notification is only told of, for it may be made for others. Immutable.
 */
public final class TemplateCheck {
  private static final Instant AT = Instant.EPOCH.plus(Duration.ofDays(1));

  private final NotificationTemplates templates;

  public TemplateCheck(NotificationTemplates templates) {
    this.templates = templates;
  }

  /** The texts that are no templates. */
  public List<Problem> problems(List<TemplateText> texts) {
    return texts.stream().flatMap(text -> problem(text).stream()).distinct().toList();
  }

  private Optional<Problem> problem(TemplateText text) {
    try {
      templates.check(text.text());
      return Optional.empty();
    } catch (TemplateException e) {
      String found = String.valueOf(e.getMessage());
      return Optional.of(new Problem(text.place(), 0, 0, text.key(), found, "a Go template"));
    }
  }

  /** What fails for a notification of two alerts that fire and one that has ended. */
  public List<String> remarks(List<TemplateText> texts) {
    Rendering rendering = templates.of(sample());
    return texts.stream().flatMap(text -> remark(text, rendering).stream()).distinct().toList();
  }

  private static Optional<String> remark(TemplateText text, Rendering rendering) {
    try {
      String _ = rendering.text(text.text());
      return Optional.empty();
    } catch (TemplateException e) {
      return Optional.of(
          text.place() + ": " + text.key() + ": fails for a usual notification: " + e.getMessage());
    }
  }

  private static Message sample() {
    return new Message(
        "sample",
        "{}:{alertname=\"FtBotDown\"}",
        Labels.of("alertname", "FtBotDown"),
        Labels.EMPTY,
        NotificationReason.FIRST,
        List.of(alert("alpha", Alert.NO_END), alert("beta", Alert.NO_END), alert("gamma", AT)),
        AT,
        "http://127.0.0.1:9093",
        "");
  }

  private static Alert alert(String bot, Instant end) {
    return new Alert(
        Labels.of("alertname", "FtBotDown", "bot", bot, "severity", "critical"),
        Map.of("summary", "no answer", "description", "The API does not answer."),
        AT.minus(Duration.ofMinutes(5)),
        end,
        AT,
        false,
        "http://127.0.0.1:9090/graph");
  }
}
