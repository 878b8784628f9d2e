package io.freqwatch.alertmanager.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freqwatch.codec.InvalidFileException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AlertmanagerReaderTest {
  private static final Path FOLDER = Path.of("/etc/alertmanager");
  private static final String CORPUS = "io.freqwatch.alertmanager.config.ConfigurationCorpus#";

  private static AlertmanagerConfig read(String text) {
    return AlertmanagerReader.parse("alertmanager.yml", text, FOLDER);
  }

  @ParameterizedTest
  @MethodSource(CORPUS + "good")
  void takesWhatAlertmanagerTakes(String text) {
    assertThatCode(() -> read(text)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @MethodSource(CORPUS + "bad")
  void refusesWhatAlertmanagerRefuses(String text) {
    assertThatThrownBy(() -> read(text)).isInstanceOf(InvalidFileException.class);
  }

  @ParameterizedTest
  @MethodSource(CORPUS + "good")
  void whatItShowsCanBeReadAgain(String text) {
    String shown = read(text).shown();

    assertThat(read(shown).shown()).isEqualTo(shown);
  }

  @Test
  void namesAllMistakesWithTheirPlaces() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    route:
                      receiver: phone
                      group_wiat: 10s
                    receivers:
                      - name: mail
                        telegram_configs:
                          - bot_token: x
                    """))
        .hasMessageContaining(
            "alertmanager.yml:2:3: route.receiver: found the undefined receiver \"phone\"")
        .hasMessageContaining("alertmanager.yml:3:3: route.group_wiat: found an unknown key")
        .hasMessageContaining("did you mean \"group_wait\"?")
        .hasMessageContaining("alertmanager.yml:7:9: receivers[0].telegram_configs[0].chat_id");
  }

  @Test
  void fillsInDefaultsAndWhatIsInherited() throws IOException {
    AlertmanagerConfig config =
        read(
            """
            global:
              telegram_bot_token_file: token
              http_config: {follow_redirects: false}
            route: {receiver: phone}
            receivers:
              - name: phone
                telegram_configs: [{chat_id: 5}]
            """);
    Integration telegram =
        List.copyOf(config.receivers().values()).getFirst().integrations().getFirst();

    assertThat(config.resolveTimeout()).isEqualTo(Duration.ofMinutes(5));
    assertThat(telegram.sendResolved()).isTrue();
    assertThat(telegram.settings().text("api_url")).isEqualTo("https://api.telegram.org");
    assertThat(telegram.settings().text("parse_mode")).isEqualTo("HTML");
    assertThat(telegram.settings().http().followRedirects()).isFalse();
    assertThat(telegram.settings().credential("chat_id").orElseThrow().read().reveal())
        .isEqualTo("5");
    assertThat(telegram.settings().credential("bot_token").toString())
        .contains("/etc/alertmanager/token");
  }

  @Test
  void neverShowsASecret() {
    String shown =
        read("""
        global: {smtp_auth_password: hush1, slack_api_url: 'http://hush2/'}
        route: {receiver: a}
        receivers:
          - name: a
            webhook_configs:
              - url: http://hush3/
                http_config:
                  basic_auth: {username: seen, password: hush4}
            telegram_configs: [{bot_token: hush5, chat_id: 1}]
            slack_configs: [{channel: b}]
            email_configs: [{to: a, from: b, smarthost: 'x:25'}]
        """)
            .shown();

    assertThat(shown).contains("<secret>", "seen", "resolve_timeout: 5m").doesNotContain("hush");
  }

  @Test
  void updatesMessagesOfSlackOnlyWhereABotSendsThem() {
    String text =
        """
        global: {slack_app_token: x, slack_api_url: 'https://slack.com/api/chat.postMessage'}
        route: {receiver: a}
        receivers: [{name: a, slack_configs: [{channel: b, update_message: true, api_url: '%s'}]}]
        """;

    assertThatCode(() -> read(text.formatted("https://slack.com/api/chat.postMessage")))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> read(text.formatted("https://hooks.slack.com/x")))
        .hasMessageContaining("update_message");
  }

  @Test
  void saysWhichKindsAreNotBuiltIn() {
    AlertmanagerConfig config =
        read(
            """
            route: {receiver: a}
            receivers:
              - name: a
                sns_configs: [{topic_arn: x}]
                webhook_configs: [{url: 'http://x'}]
            """);

    assertThat(config.notBuiltIn(Set.of("webhook")))
        .extracting(Object::toString)
        .containsExactly(
            "alertmanager.yml:4:5: found kind sns, which is not built in, expected a webhook, or"
                + " the real Alertmanager");
  }
}
