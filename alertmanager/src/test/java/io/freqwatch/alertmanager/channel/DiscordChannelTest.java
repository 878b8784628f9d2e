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

class DiscordChannelTest {
  private final FakeProvider discord = new FakeProvider(DiscordChannelTest::answer);
  private final ChannelHarness harness = new ChannelHarness();

  @AfterEach
  void close() {
    harness.close();
    discord.close();
  }

  /** Discord's limits; it takes neither an empty message nor an unknown webhook. */
  private static Response answer(Request request) throws IOException {
    if (!request.path().equals("/api/webhooks/1/token")) {
      return Response.json("{\"message\":\"Unknown Webhook\",\"code\":10015}").withStatus(404);
    }
    JsonNode body = Json.parse(request.body());
    JsonNode embed = body.path("embeds").path(0);
    boolean fits =
        body.path("content").asString("").length() <= 2000
            && embed.path("title").asString("").length() <= 256
            && embed.path("description").asString("").length() <= 4096
            && !embed.path("description").asString("").isBlank();
    String thread = request.query("thread_id").map(id -> " in " + id).orElse("");
    boolean waits = request.query("wait").orElse("").equals("true");
    return fits
        ? Response.json(waits ? "{\"id\":\"99" + thread + "\"}" : "{}")
        : Response.json("{\"embeds\":[\"too long\"]}").withStatus(400);
  }

  private Outcome send(Message message) {
    String yaml = "webhook_url: " + discord.url() + "/api/webhooks/1/token\nusername: watch";
    return harness.channel("discord", yaml).send(message, KEY, DEADLINE);
  }

  @Test
  void showsTheMessageAsAnEmbedAndCallsNobody() {
    Outcome outcome = send(message(firing("alpha", "down @everyone")));

    assertThat(outcome).isEqualTo(new Outcome.Delivered("99"));
    JsonNode body = Json.parse(discord.taken().getFirst());
    assertThat(body.at("/embeds/0/title").asString()).isEqualTo("🔴 alpha: down @everyone");
    assertThat(body.at("/embeds/0/description").asString()).startsWith("the API does not answer\n");
    assertThat(body.at("/allowed_mentions/parse")).isEmpty();
    assertThat(body.path("username").asString()).isEqualTo("watch");
  }

  @Test
  void spreadsManyAlertsOverEmbedsThatDiscordTakes() {
    assertThat(send(storm(300))).isInstanceOf(Outcome.Delivered.class);
    assertThat(discord.taken()).hasSize(3);
    assertThat(discord.taken().getLast()).contains("more: http://127.0.0.1:9093");
  }

  @Test
  void waitsAsLongAsTheBodySays() {
    discord.answerNext(
        Response.json("{\"message\":\"limited\",\"retry_after\":0.75,\"global\":false}")
            .withStatus(429)
            .withHeader("Retry-After", "1"));

    Outcome outcome = send(storm(1));
    assertThat(outcome).isInstanceOf(Outcome.Retry.class);
    assertThat(((Outcome.Retry) outcome).after()).isEqualTo(Duration.ofMillis(750));
  }

  @Test
  void asksNeverAgainForAWebhookThatIsGone() {
    Channel gone = harness.channel("discord", "webhook_url: " + discord.url() + "/gone");
    assertThat(gone.send(storm(1), KEY, DEADLINE)).isInstanceOf(Outcome.Rejected.class);
  }

  @Test
  void keepsTheThreadThatAWebhookNames() {
    String yaml = "webhook_url: " + discord.url() + "/api/webhooks/1/token?thread_id=7";
    Outcome outcome = harness.channel("discord", yaml).send(storm(1), KEY, DEADLINE);

    assertThat(outcome).isEqualTo(new Outcome.Delivered("99 in 7"));
  }
}
