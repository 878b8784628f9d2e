package io.freqwatch.alertmanager.channel;

import static io.freqwatch.alertmanager.channel.ChannelHarness.DEADLINE;
import static io.freqwatch.alertmanager.channel.SampleMessages.KEY;
import static io.freqwatch.alertmanager.channel.SampleMessages.storm;
import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.codec.Json;
import io.freqwatch.http.Request;
import io.freqwatch.http.Response;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class MattermostChannelTest {
  private final FakeProvider mattermost = new FakeProvider(MattermostChannelTest::answer);
  private final ChannelHarness harness = new ChannelHarness();

  @AfterEach
  void close() {
    harness.close();
    mattermost.close();
  }

  private static Response answer(Request request) throws IOException {
    JsonNode body = Json.parse(request.body());
    boolean fits =
        body.path("text").asString("").length() <= 16_383
            && body.at("/attachments/0/text").asString("").length() <= 16_383;
    return fits ? Response.text("ok") : Response.error(400, "too long");
  }

  private Outcome send(Message message) {
    return harness
        .channel("mattermost", "webhook_url: " + mattermost.url() + "/hooks/x")
        .send(message, KEY, DEADLINE);
  }

  @Test
  void showsTitleAndDetails() {
    assertThat(send(storm(2))).isInstanceOf(Outcome.Delivered.class);

    JsonNode body = Json.parse(mattermost.taken().getFirst());
    assertThat(body.path("text").asString()).isEqualTo("🔥 2 firing: FtBotDown");
    assertThat(body.at("/attachments/0/text").asString()).contains("bot0: down", "bot1: down");
    assertThat(body.at("/attachments/0/color").asString()).isEqualTo("#c62828");
  }

  @Test
  void staysWithinItsLimit() {
    assertThat(send(storm(700))).isInstanceOf(Outcome.Delivered.class);
    assertThat(mattermost.taken()).hasSize(2);
  }
}
