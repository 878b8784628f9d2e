package io.freqwatch.freqtrade.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.codec.Json;
import org.junit.jupiter.api.Test;

final class DeterminismTest {
  @Test
  void sameSeedAndMomentsGiveTheSameAnswers() {
    for (BotProfile profile : SimulatedBots.profiles(42, 5)) {
      assertThat(story(profile, 42)).isEqualTo(story(profile, 42));
    }
  }

  @Test
  void anotherSeedGivesAnotherStory() {
    BotProfile one = SimulatedBots.profiles(1, 1).getFirst();
    BotProfile other = SimulatedBots.profiles(2, 1).getFirst();

    assertThat(story(one, 1)).isNotEqualTo(story(other, 2));
    assertThat(one.password()).isNotEqualTo(other.password());
  }

  @Test
  void addingBotsDoesNotChangeTheFirstOnes() {
    assertThat(SimulatedBots.profiles(42, 25).subList(0, 3))
        .isEqualTo(SimulatedBots.profiles(42, 3));
  }

  private static String story(BotProfile profile, long seed) {
    Bot bot = SimulatedBots.booted(profile, seed);
    SimulatedBots.trade(bot, SimulatedBots.NOW, 300);
    TradeJson json = new TradeJson(profile);
    return bot.read(
        books ->
            Json.text(json.status(books))
                + Json.text(new ProfitJson(profile, 0).all(books))
                + Json.text(json.closed(books.ledger().closed().getLast())));
  }
}
