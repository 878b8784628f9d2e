package io.freqwatch.app;

import io.freqwatch.discovery.BotListDiscovery;
import io.freqwatch.discovery.BotTarget;
import io.freqwatch.exporter.CollectGroup;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Makes each bot a target of a job as soon as its exporter has something to say there, so that the
 * first scrape is not of an empty page and the page does not wait a whole interval. Safe for use by
 * many threads.
 */
final class FirstScrapes {
  private final Map<String, BotTarget> known;
  private final Map<CollectGroup, BotListDiscovery> discoveries = new EnumMap<>(CollectGroup.class);
  private final Map<CollectGroup, List<BotTarget>> targets = new EnumMap<>(CollectGroup.class);

  /**
   * @param known every bot by its name
   */
  FirstScrapes(Map<String, BotTarget> known) {
    this.known = Map.copyOf(known);
    for (CollectGroup group : CollectGroup.values()) {
      discoveries.put(group, new BotListDiscovery());
      targets.put(group, new ArrayList<>());
    }
  }

  BotListDiscovery discovery(CollectGroup group) {
    return discoveries.computeIfAbsent(group, _ -> new BotListDiscovery());
  }

  /** The bot's exporter has something to say; once or many times. */
  synchronized void ready(String bot, CollectGroup group) {
    BotTarget target = known.get(bot);
    List<BotTarget> list = targets.computeIfAbsent(group, _ -> new ArrayList<>());
    if (target != null && !list.contains(target)) {
      list.add(target);
      discovery(group).replace(list);
    }
  }

  /** Waits for nobody any longer. */
  synchronized void allReady(CollectGroup group) {
    known.keySet().forEach(bot -> ready(bot, group));
  }
}
