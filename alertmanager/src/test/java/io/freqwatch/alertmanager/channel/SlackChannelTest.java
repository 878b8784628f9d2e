package io.freqwatch.alertmanager.channel;

import static io.freqwatch.alertmanager.channel.ChannelHarness.DEADLINE;
import static io.freqwatch.alertmanager.channel.SampleMessages.KEY;
import static io.freqwatch.alertmanager.channel.SampleMessages.firing;
import static io.freqwatch.alertmanager.channel.SampleMessages.message;
import static io.freqwatch.alertmanager.channel.SampleMessages.storm;
import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.codec.Json;
import io.freqwatch.http.Request;
import io.freqwatch.http.Response;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SlackChannelTest {
  private final FakeProvider slack = new FakeProvider(SlackChannelTest::answer);
  private final ChannelHarness harness = new ChannelHarness();

  @AfterEach
  void close() {
    harness.close();
    slack.close();
  }

  private static Response answer(Request request) throws IOException {
    if (request.body().length > 35_000) {
      return Response.text("too_large").withStatus(413);
    }
    if (!request.path().equals("/api/chat.postMessage")) {
      return request.path().equals("/hook")
          ? Response.text("ok")
          : Response.text("no_service").withStatus(404);
    }
    boolean known = request.header("Authorization").orElse("").equals("Bearer xoxb-1");
    return Response.json(
        known ? "{\"ok\":true,\"ts\":\"1.2\"}" : "{\"ok\":false,\"error\":\"invalid_auth\"}");
  }

  private Outcome send(String yaml, Message message) {
    return harness.channel("slack", yaml).send(message, KEY, DEADLINE);
  }

  @Test
  void showsTheMessageAsAnAttachment() {
    Outcome outcome =
        send(
            "api_url: "
                + slack.url()
                + "/hook\n"
                + "channel: '#{{ .Status }}'\n"
                + "fields:\n"
                + "  - {title: T, value: '{{ len .Alerts }}', short: true}",
            message(firing("alpha", "down")));

    assertThat(outcome).isInstanceOf(Outcome.Delivered.class);
    JsonNode body = Json.parse(slack.taken().getFirst());
    assertThat(body.path("channel").asString()).isEqualTo("#firing");
    assertThat(body.at("/attachments/0/title").asString()).isEqualTo("🔴 alpha: down");
    assertThat(body.at("/attachments/0/color").asString()).isEqualTo("danger");
    assertThat(body.at("/attachments/0/text").asString()).contains("since Jan 2 02:59 UTC");
    assertThat(body.at("/attachments/0/fields/0").toString())
        .isEqualTo("{\"title\":\"T\",\"value\":\"1\",\"short\":true}");
  }

  @Test
  void staysWithinWhatSlackTakes() {
    assertThat(send("{api_url: " + slack.url() + "/hook, channel: a}", storm(1000)))
        .isInstanceOf(Outcome.Delivered.class);
    assertThat(slack.taken()).hasSize(3);
  }

  @Test
  void tellsARefusalFromSuccessAlsoWhereTheStatusDoesNot() {
    String app = "app_url: " + slack.url() + "/api/chat.postMessage\nchannel: a\napp_token: ";
    assertThat(send(app + "xoxb-1", storm(1))).isEqualTo(new Outcome.Delivered("1.2"));
    assertThat(send(app + "xoxb-2", storm(1)).toString())
        .startsWith("Rejected")
        .contains("invalid_auth")
        .doesNotContain("xoxb-2");
  }

  @Test
  void heedsRetryAfter() {
    slack.answerNext(Response.status(429).withHeader("Retry-After", "30"));
    Outcome outcome = send("{api_url: " + slack.url() + "/hook, channel: a}", storm(1));
    assertThat(((Outcome.Retry) outcome).after()).isEqualTo(Duration.ofSeconds(30));
  }
}
