package io.freqwatch.alertmanager.api;

import io.freqwatch.alertmanager.engine.AlertRouter;
import io.freqwatch.alertmanager.engine.GroupView;
import io.freqwatch.codec.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What pages of ours show of the router, as one document: groups and silences, each in the form of
 * the API. It is made on the router's thread, so it is bounded.
 */
public final class RouterDocument {
  private final int maxAlerts;
  private final int maxSilences;

  /** Of more alerts and silences than these, the rest is counted. */
  public RouterDocument(int maxAlerts, int maxSilences) {
    this.maxAlerts = maxAlerts;
    this.maxSilences = maxSilences;
  }

  /** {@code groups}, {@code silences}, and how many alerts and silences were left out. */
  public ObjectNode of(AlertRouter router, Instant now) {
    ObjectNode document = Json.object();
    putGroups(router, now, document);
    ArrayNode silences = SilencePaths.list(router, now);
    document.put("omittedSilences", Math.max(0, silences.size() - maxSilences));
    while (silences.size() > maxSilences) {
      silences.remove(silences.size() - 1);
    }
    document.set("silences", silences);
    return document;
  }

  private void putGroups(AlertRouter router, Instant now, ObjectNode document) {
    List<GroupView> views = new ArrayList<>(router.groups(now));
    views.sort(AlertPaths.GROUPS);
    ArrayNode groups = document.putArray("groups");
    int shown = 0;
    int omitted = 0;
    for (GroupView view : views) {
      if (shown >= maxAlerts) {
        omitted += view.alerts().size();
        continue;
      }
      ObjectNode group = AlertPaths.group(router, view, AlertFilter.EVERYTHING, now);
      int alerts = group.path("alerts").size();
      if (alerts > 0) {
        shown += alerts;
        groups.add(group.put("next", Times.text(view.next())));
      }
    }
    document.put("omittedAlerts", omitted);
  }
}
