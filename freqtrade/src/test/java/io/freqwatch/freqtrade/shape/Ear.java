package io.freqwatch.freqtrade.shape;

import io.freqwatch.codec.Json;
import io.freqwatch.http.WebSocketListener;
import tools.jackson.databind.JsonNode;

/** Hears a bot's messages, and remembers each kind of them among its answers. */
final class Ear implements WebSocketListener {
  private final Sightings sightings;

  Ear(Sightings sightings) {
    this.sightings = sightings;
  }

  @Override
  public void onText(String text) {
    JsonNode message = Json.parse(text);
    remember(message.path("type").asString("none"), 200, Shape.ofAnswer(message));
  }

  /** The code counts as status: that of a reload is 1012. */
  @Override
  public void onClose(int code, String reason) {
    remember("close", code, Shape.ofAnswer(Json.object()));
  }

  private void remember(String name, int status, Shape shape) {
    sightings.add(Sightings.MESSAGES, Probe.get(name), new Sighting(status, "message", shape, ""));
  }
}
