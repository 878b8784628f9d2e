package io.freqwatch.alertmanager.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.alertmanager.config.AlertmanagerReader;
import io.freqwatch.alertmanager.config.TemplateText;
import io.freqwatch.codec.Problem;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Templates of settings are tried when they are read. */
class TemplateCheckTest {
  private final TemplateCheck check = new TemplateCheck(NotificationTemplates.defaults());

  private static List<TemplateText> texts(String integrations) {
    String file = "route: {receiver: r}\nreceivers:\n  - name: r\n" + integrations.indent(4);
    return AlertmanagerReader.parse("am.yml", file, Path.of("/")).texts();
  }

  @Test
  void namesFileLineAndKeyOfWhatIsNoTemplate() {
    List<TemplateText> texts =
        texts(
            """
            telegram_configs:
              - bot_token: t
                chat_id: 1
                message: '{{ if }}'
              - {bot_token: t, chat_id: 2, message: '{{ .Status }}'}
            discord_configs:
              - {webhook_url: 'https://d.example/x', title: '{{ nope . }}'}
            """);

    assertThat(check.problems(texts).stream().map(Problem::toString))
        .containsExactlyInAnyOrder(
            "am.yml:7:9: message: found template: :1: missing value for if, expected a Go template",
            "am.yml:10:46: title: found template: :1: function \"nope\" not defined,"
                + " expected a Go template");
  }

  @Test
  void looksIntoListsHeadersAndPayloads() {
    List<TemplateText> texts =
        texts(
            """
            webhook_configs:
              - {url: 'https://h.example/x', payload: {a: [{b: '{{ broken'}]}}
            email_configs:
              - {to: a@b, from: c@d, smarthost: 'e:25', headers: {Subject: '{{ broken'}}
            slack_configs:
              - {api_url: 'https://s.example', channel: c, fields: [{title: '{{ broken', value: v}]}
            """);

    assertThat(check.problems(texts).stream().map(Problem::key))
        .containsExactlyInAnyOrder("payload", "headers", "title");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{{ .Nope }}", "{{ template \"nobody\" . }}", "{{ index .Alerts 9 }}"})
  void onlyTellsOfWhatFailsForAUsualNotification(String template) {
    List<TemplateText> texts = List.of(new TemplateText("am.yml:1:2", "message", template));

    assertThat(check.problems(texts)).isEmpty();
    assertThat(check.remarks(texts))
        .singleElement()
        .asString()
        .startsWith("am.yml:1:2: message: fails for a usual notification");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{ template \"slack.default.title\" . }}",
        "{{ range .Alerts.Resolved }}{{ .Labels.bot }} {{ .EndsAt }}{{ end }}",
        "{{ .CommonLabels.missing }} {{ .GroupLabels.SortedPairs.Values | join \" \" }}"
      })
  void hasNothingToSayOfWhatWorks(String template) {
    List<TemplateText> texts = List.of(new TemplateText("am.yml:1:2", "message", template));

    assertThat(check.problems(texts)).isEmpty();
    assertThat(check.remarks(texts)).isEmpty();
  }
}
