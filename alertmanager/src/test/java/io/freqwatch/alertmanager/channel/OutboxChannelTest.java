package io.freqwatch.alertmanager.channel;

import static io.freqwatch.alertmanager.channel.ChannelHarness.DEADLINE;
import static io.freqwatch.alertmanager.channel.SampleMessages.KEY;
import static io.freqwatch.alertmanager.channel.SampleMessages.firing;
import static io.freqwatch.alertmanager.channel.SampleMessages.message;
import static io.freqwatch.alertmanager.channel.SampleMessages.resolved;
import static io.freqwatch.alertmanager.channel.SampleMessages.storm;
import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.lifecycle.Clock;
import org.junit.jupiter.api.Test;

class OutboxChannelTest {
  private final OutboxChannel outbox =
      new OutboxChannel(
          new ExtraChannel.Outbox(5), NotificationTemplates.defaults(), Clock.system());

  private void send(Message message, String key) {
    assertThat(outbox.send(message, new DeliveryKey(key), DEADLINE))
        .isInstanceOf(Outcome.Delivered.class);
  }

  @Test
  void keepsWhatAPhoneWouldShowNewestFirst() {
    send(message(firing("alpha", "does not answer")), "1");
    send(message(resolved("alpha", "does not answer")), "2");

    OutboxMessage newest = outbox.messages().getFirst();
    OutboxMessage oldest = outbox.messages().getLast();
    assertThat(newest.severity()).isEqualTo("over");
    assertThat(newest.number()).isEqualTo(2);
    assertThat(oldest.severity()).isEqualTo("critical");
    assertThat(oldest.title()).isEqualTo("🔴 alpha: does not answer");
    assertThat(oldest.text()).contains("the API does not answer");
    assertThat(oldest.link()).startsWith("http://127.0.0.1:9093/#/alerts");
  }

  @Test
  void keepsSoManyAndNoMore() {
    for (int i = 0; i < 20; i++) {
      send(message(firing("bot" + i, "down")), "k" + i);
    }

    assertThat(outbox.messages()).hasSize(5);
    assertThat(outbox.messages().getFirst().title()).contains("bot19");
  }

  @Test
  void keepsAMessageThatComesASecondTimeOnce() {
    send(message(firing("alpha", "down")), KEY.text());
    send(message(firing("alpha", "down")), KEY.text());

    assertThat(outbox.messages()).hasSize(1);
  }

  @Test
  void spreadsAStormOverSeveral() {
    send(storm(1_000), "1");

    assertThat(outbox.messages())
        .hasSize(4)
        .allSatisfy(each -> assertThat(each.text()).isNotBlank());
    assertThat(outbox.messages().getFirst().text()).contains("more: http");
  }

  @Test
  void leavesSignsOfMarkupAsTheyAre() {
    send(message(firing("<script>", "<img onerror=x>")), "1");

    assertThat(outbox.messages().getFirst().title()).contains("<script>: <img onerror=x>");
  }
}
