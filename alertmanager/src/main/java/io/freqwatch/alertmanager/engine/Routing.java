package io.freqwatch.alertmanager.engine;

import io.freqwatch.alertmanager.channel.Channel;
import io.freqwatch.alertmanager.config.AlertmanagerConfig;
import io.freqwatch.alertmanager.config.Integration;
import io.freqwatch.alertmanager.config.Receiver;
import io.freqwatch.alertmanager.core.MutedTimes;
import io.freqwatch.alertmanager.core.Route;
import io.freqwatch.alertmanager.store.NotificationKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** One configuration at work: the tree, the times, and a channel for each integration. */
public final class Routing {
  private final AlertmanagerConfig config;
  private final Route tree;
  private final MutedTimes times;
  private final Map<String, List<Target>> targets = new HashMap<>();

  /**
   * @param channels makes the channel of an integration
   * @throws IllegalArgumentException where one cannot be made
   */
  public Routing(AlertmanagerConfig config, Function<Integration, Channel> channels) {
    this.config = config;
    this.tree = Route.tree(config.route());
    this.times = new MutedTimes(config.timeIntervals());
    for (Receiver receiver : config.receivers().values()) {
      List<Target> made = new ArrayList<>();
      for (Integration each : receiver.integrations()) {
        made.add(
            new Target(
                receiver.name(),
                each.kind(),
                each.index(),
                each.sendResolved(),
                channels.apply(each)));
      }
      targets.put(receiver.name(), made);
    }
  }

  public AlertmanagerConfig config() {
    return config;
  }

  public Route tree() {
    return tree;
  }

  /** The channels of a receiver, in the order of its integrations. */
  public List<Channel> channels(String receiver) {
    return targets(receiver).stream().map(Target::channel).toList();
  }

  MutedTimes times() {
    return times;
  }

  List<Target> targets(String receiver) {
    return targets.getOrDefault(receiver, List.of());
  }

  Optional<Target> target(NotificationKey key) {
    return targets(key.receiver()).stream()
        .filter(target -> target.kind().equals(key.kind()) && target.index() == key.index())
        .findFirst();
  }
}
