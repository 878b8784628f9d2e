package io.freqwatch.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.model.Labels;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BotListDiscoveryTest {
  private final BotListDiscovery discovery = new BotListDiscovery();
  private final List<List<Labels>> heard = new ArrayList<>();

  private void hear(List<TargetGroup> groups) {
    heard.add(groups.stream().flatMap(group -> group.joined().stream()).toList());
  }

  private static BotTarget bot(String name) {
    return new BotTarget(
        name,
        "127.0.0.1:8081",
        "127.0.0.1:8090",
        "/bots/" + name + "/metrics",
        Labels.of("env", "home", "bot", "not this"));
  }

  @Test
  void tellsWhoeverSubscribesTheListOfNow() {
    discovery.replace(List.of(bot("alpha")));
    discovery.subscribe(this::hear);
    assertThat(heard.getFirst())
        .containsExactly(
            Labels.of(
                "__address__",
                "127.0.0.1:8090",
                "__metrics_path__",
                "/bots/alpha/metrics",
                "bot",
                "alpha",
                "env",
                "home",
                "instance",
                "127.0.0.1:8081"));
  }

  @Test
  void tellsOfEachChangeUntilTheSubscriptionEnds() {
    Discovery.Subscription subscription = discovery.subscribe(this::hear);
    discovery.replace(List.of(bot("alpha"), bot("beta")));
    subscription.close();
    discovery.replace(List.of());
    assertThat(heard).hasSize(2);
    assertThat(heard.getLast()).hasSize(2);
  }

  @Test
  void letsATargetsOwnLabelsWinOverItsGroups() {
    TargetGroup group =
        new TargetGroup(
            "test", List.of(Labels.of("a", "own")), Labels.of("a", "shared", "b", "shared"));
    new StaticDiscovery(List.of(group)).subscribe(this::hear);
    assertThat(heard.getFirst()).containsExactly(Labels.of("a", "own", "b", "shared"));
  }
}
