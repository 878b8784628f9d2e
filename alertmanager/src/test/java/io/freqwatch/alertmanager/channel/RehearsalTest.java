package io.freqwatch.alertmanager.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.alertmanager.channel.Rehearsal.Rehearsed;
import io.freqwatch.alertmanager.channel.Rehearsal.Shown;
import io.freqwatch.lifecycle.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What would be sent is shown as it would be, without secrets, and nothing leaves. */
class RehearsalTest {
  private final Rehearsal rehearsal =
      new Rehearsal(NotificationTemplates.defaults(), Clock.system());

  private Shown only(String kind, String yaml) {
    Rehearsed rehearsed =
        rehearsal.of(
            ChannelHarness.integration(kind, yaml),
            SampleMessages.message(SampleMessages.firing("alpha", "down")));
    assertThat(rehearsed.outcome()).isInstanceOf(Outcome.Delivered.class);
    assertThat(rehearsed.requests()).hasSize(1);
    return rehearsed.requests().getFirst();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          telegram|{bot_token: '12:topsecret', chat_id: -100}|https://api.telegram.org/bot<secret>/sendMessage
          webhook|{url: 'https://hook.example/topsecret'}|https://hook.example/<secret>
          webhook|{url: 'https://me:topsecret@hook.example:81/{{ .Status }}'}|https://hook.example:81/<secret>
          discord|{webhook_url: 'https://discord.example/api/topsecret'}|https://discord.example/<secret>
          slack|{api_url: 'https://hooks.example/topsecret', channel: c}|https://hooks.example/<secret>
          pushover|{user_key: topsecret1, token: topsecret2}|https://api.pushover.net/<secret>
          mattermost|{webhook_url: 'https://mm.example/hooks/topsecret'}|https://mm.example/<secret>
          """)
  void eachKindShowsWhereItWouldGoAndKeepsItsSecrets(String kind, String yaml, String url) {
    Shown shown = only(kind, yaml);

    assertThat(shown.method()).isEqualTo("POST");
    assertThat(shown.url()).isEqualTo(url);
    assertThat(shown.toString()).doesNotContain("topsecret");
    assertThat(shown.body()).contains("alpha");
  }

  @Test
  void aMailIsShownWithItsHeadersAndWords() {
    Shown shown =
        only(
            "email",
            "{to: me@example.org, from: bot@example.org, smarthost: 'localhost:25',"
                + " auth_password: topsecret}");

    assertThat(shown.method()).isEqualTo("SMTP");
    assertThat(shown.url()).isEqualTo("me@example.org");
    assertThat(shown.headers()).containsKey("Subject");
    assertThat(shown.body()).contains("alpha");
  }

  @Test
  void aTemplateThatFailsIsShownAsItWouldGoOut() {
    assertThat(
            only("telegram", "{bot_token: '12:abcd', chat_id: 1, message: '{{ .Nope }}'}").body())
        .contains("Nope");
  }
}
