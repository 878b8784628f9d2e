package io.freqwatch.alertmanager.channel;

import static io.freqwatch.alertmanager.channel.ChannelHarness.DEADLINE;
import static io.freqwatch.alertmanager.channel.SampleMessages.KEY;
import static io.freqwatch.alertmanager.channel.SampleMessages.alert;
import static io.freqwatch.alertmanager.channel.SampleMessages.message;
import static io.freqwatch.alertmanager.channel.SampleMessages.storm;
import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.alertmanager.alert.Alert;
import io.freqwatch.http.Request;
import io.freqwatch.http.Response;
import io.freqwatch.lifecycle.Clock;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PushoverChannelTest {
  private final FakeProvider pushover = new FakeProvider(PushoverChannelTest::answer);
  private final ChannelHarness harness = new ChannelHarness();

  @AfterEach
  void close() {
    harness.close();
    pushover.close();
  }

  /** Pushover's limits; an emergency needs to say how often and how long it rings. */
  private static Response answer(Request request) throws IOException {
    String priority = request.parameter("priority").orElse("0");
    boolean rings =
        Integer.parseInt(request.parameter("retry").orElse("0")) >= 30
            && Integer.parseInt(request.parameter("expire").orElse("99999")) <= 10_800;
    String message = request.parameter("message").orElse("");
    boolean fits =
        request.parameter("token").orElse("").equals("app")
            && request.parameter("user").orElse("").equals("me")
            && !message.isBlank()
            && message.codePointCount(0, message.length()) <= 1024
            && request.parameter("title").orElse("").length() <= 250
            && (!priority.equals("2") || rings);
    return fits
        ? Response.json("{\"status\":1}")
        : Response.json("{\"status\":0,\"errors\":[\"invalid\"]}").withStatus(400);
  }

  private Outcome send(String yaml, Message message) {
    PushoverChannel channel =
        new PushoverChannel(
            URI.create(pushover.url() + "/1/messages.json"),
            ChannelHarness.integration("pushover", yaml).settings(),
            NotificationTemplates.defaults(),
            harness.peer(),
            Clock.system());
    return channel.send(message, KEY, DEADLINE);
  }

  @Test
  void ringsOnceForManyAlerts() {
    Outcome outcome = send("{token: app, user_key: me, retry: 5s}", storm(60));

    assertThat(outcome).isInstanceOf(Outcome.Delivered.class);
    assertThat(pushover.taken()).hasSize(4);
    assertThat(pushover.taken().getFirst()).contains("&priority=2", "&retry=30", "&expire=3600");
    assertThat(pushover.taken().getLast()).contains("&priority=0").doesNotContain("expire");
  }

  @Test
  void isNeverAskedAgainWhatItRefuses() {
    assertThat(send("{token: app, user_key: you}", storm(1))).isInstanceOf(Outcome.Rejected.class);
  }

  @Test
  void cutsNoMarkupOfASingleLongAlert() {
    Message one = message(alert("a", "s", "<&>".repeat(600), Alert.NO_END));
    Outcome outcome = send("{token: app, user_key: me, retry: 5s, html: true}", one);

    assertThat(outcome).isInstanceOf(Outcome.Delivered.class);
    String form = URLDecoder.decode(pushover.taken().getFirst(), StandardCharsets.UTF_8);
    String text = form.substring(form.indexOf("&message=") + 9, form.indexOf("&url="));
    assertThat(text.replaceAll("&(amp|lt|gt);", "")).doesNotContain("&", "<", ">").contains("…");
  }
}
