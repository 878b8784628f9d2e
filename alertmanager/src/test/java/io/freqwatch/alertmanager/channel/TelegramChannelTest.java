package io.freqwatch.alertmanager.channel;

import static io.freqwatch.alertmanager.channel.SampleMessages.KEY;
import static io.freqwatch.alertmanager.channel.SampleMessages.firing;
import static io.freqwatch.alertmanager.channel.SampleMessages.message;
import static io.freqwatch.alertmanager.channel.SampleMessages.resolved;
import static io.freqwatch.alertmanager.channel.SampleMessages.storm;
import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.alertmanager.alert.Alert;
import io.freqwatch.alertmanager.channel.Outcome.Reason;
import io.freqwatch.alertmanager.channel.TelegramChannel.TelegramOptions;
import io.freqwatch.codec.Json;
import io.freqwatch.http.Credential;
import io.freqwatch.http.HttpClientOptions;
import io.freqwatch.http.HttpClients;
import io.freqwatch.http.HttpFetcher;
import io.freqwatch.http.Response;
import io.freqwatch.lifecycle.Clock;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TelegramChannelTest {
  private static final Duration DEADLINE = Duration.ofSeconds(10);
  private static final String DEFAULT = "{{ template \"telegram.default.message\" . }}";

  private final FakeProvider telegram = FakeTelegram.start();
  private final HttpFetcher fetcher = new HttpFetcher(Clock.system());
  private final HttpClients clients = new HttpClients(fetcher, Clock.system());

  @AfterEach
  void close() {
    clients.close();
    fetcher.close();
    telegram.close();
  }

  private TelegramChannel channel(String template, String token) {
    TelegramOptions options =
        new TelegramOptions(
            telegram.url(),
            Credential.of(token),
            Credential.of("-100"),
            OptionalLong.of(5),
            true,
            "HTML",
            template);
    Peer peer = new Peer(clients, HttpClientOptions.DEFAULT);
    return new TelegramChannel(options, NotificationTemplates.defaults(), peer, Clock.system());
  }

  private Outcome send(Message message) {
    return channel(DEFAULT, FakeTelegram.TOKEN).send(message, KEY, DEADLINE);
  }

  private List<String> texts() {
    return telegram.taken().stream().map(Json::parse).map(e -> e.get("text").asString()).toList();
  }

  @Test
  void tellsWhoWhatAndSinceWhen() {
    Outcome outcome = send(message(firing("alpha", "Bot <is> down"), resolved("beta", "Back")));

    assertThat(outcome).isEqualTo(new Outcome.Delivered("77"));
    assertThat(texts().getFirst())
        .isEqualTo(
            """
            🔴 <b>alpha: Bot &lt;is&gt; down</b>
            the API does not answer
            <i>since Jan 2 02:59 UTC (5m 0s)</i> · <a href="http://127.0.0.1:9093/#/silences/new?filter=\
            %7Balertname%3D%22FtBotDown%22%2Cbot%3D%22alpha%22%2Cseverity%3D%22critical%22%7D">silence</a>

            ✅ <b>beta: Back</b> (over)
            the API does not answer
            <i>lasted 4m 55s, until Jan 2 03:04 UTC</i>

            <a href="http://127.0.0.1:9093/#/alerts?filter=%7Balertname%3D%22FtBotDown%22%7D">alerts page</a>\
            """);
    assertThat(Json.parse(telegram.taken().getFirst()).get("message_thread_id").asLong())
        .isEqualTo(5);
  }

  @Test
  void spreadsManyAlertsOverMessagesThatTelegramTakes() {
    assertThat(send(storm(100))).isInstanceOf(Outcome.Delivered.class);

    String all = String.join("", texts());
    assertThat(texts()).hasSizeBetween(2, 5);
    assertThat(all).contains("bot0:", "bot50:", "bot99:");
  }

  @Test
  void tellsHowManyAlertsDidNotFit() {
    assertThat(send(storm(500))).isInstanceOf(Outcome.Delivered.class);

    assertThat(texts()).hasSize(5);
    assertThat(texts().getLast()).matches("(?s).*… and \\d+ more: http://127.0.0.1:9093");
  }

  @Test
  void shortensOneAlertThatIsTooLong() {
    Alert wordy = SampleMessages.alert("alpha", "x", "<&>".repeat(3000), Alert.NO_END);

    assertThat(send(message(wordy, firing("beta", "y")))).isInstanceOf(Outcome.Delivered.class);
    assertThat(texts().getFirst()).contains("alpha").endsWith("…");
    assertThat(texts().getLast()).contains("beta");
  }

  @Test
  void goesBehindWhatArrivedWhereAnAttemptBreaks() {
    TelegramChannel channel = channel(DEFAULT, FakeTelegram.TOKEN);
    Message storm = storm(100);
    telegram.answerNext(Response.json("{\"ok\":true,\"result\":{\"message_id\":1}}"));
    telegram.answerNext(FakeTelegram.tooManyRequests(7));

    Outcome first = channel.send(storm, KEY, DEADLINE);
    assertThat(first).isInstanceOf(Outcome.Retry.class);
    assertThat(((Outcome.Retry) first).after()).isEqualTo(Duration.ofSeconds(7));
    assertThat(((Outcome.Retry) first).reason()).isEqualTo(Reason.RATE_LIMITED);

    assertThat(channel.send(storm, KEY, DEADLINE)).isInstanceOf(Outcome.Delivered.class);
    assertThat(String.join("", texts())).doesNotContain("bot0:").contains("bot99:");
  }

  @Test
  void sendsPlainTextWhereTheMarkupCannotBeRead() {
    Outcome outcome =
        channel("<h1>{{ .Status }}</h1> &lt;", FakeTelegram.TOKEN)
            .send(message(firing("a", "b")), KEY, DEADLINE);

    assertThat(outcome).isInstanceOf(Outcome.Delivered.class);
    assertThat(texts()).containsExactly("firing <");
  }

  @Test
  void sendsTheUsualWordsWhereATemplateFails() {
    Outcome outcome =
        channel("{{ .Nope }}", FakeTelegram.TOKEN).send(message(firing("a", "b")), KEY, DEADLINE);

    assertThat(outcome).isInstanceOf(Outcome.Delivered.class);
    assertThat(texts().getFirst()).contains("🔴 a: b", "can't evaluate field Nope");
  }

  @Test
  void isRefusedForGoodWithAWrongToken() {
    Outcome outcome = channel(DEFAULT, "1:x").send(message(firing("a", "b")), KEY, DEADLINE);

    assertThat(outcome).isInstanceOf(Outcome.Rejected.class);
    assertThat(outcome.toString()).contains("404").doesNotContain("1:x");
  }

  @Test
  void triesAgainWhereTelegramFailsOrIsGone() {
    telegram.answerNext(Response.error(502, "bad gateway"));
    assertThat(send(message(firing("a", "b")))).isInstanceOf(Outcome.Retry.class);
    telegram.answerNext(Response.abort());
    Outcome broken = send(message(firing("a", "b")));
    assertThat(broken.toString()).doesNotContain(FakeTelegram.TOKEN).contains("127.0.0.1");
  }

  @Test
  void followsAChatThatHasMoved() {
    telegram.answerNext(
        Response.json(
                "{\"ok\":false,\"error_code\":400,\"description\":\"upgraded\","
                    + "\"parameters\":{\"migrate_to_chat_id\":-100}}")
            .withStatus(400));

    assertThat(send(message(firing("a", "b")))).isEqualTo(new Outcome.Delivered("77"));
  }
}
