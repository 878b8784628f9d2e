package io.freqwatch.freqtrade.simulator;

import io.freqwatch.codec.Json;
import io.freqwatch.freqtrade.market.Decimals;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes a JSON object field by field, in order, with numbers as Freqtrade writes them. */
final class Fields {
  private final ObjectNode node = Json.object();

  Fields text(String name, @Nullable String value) {
    node.put(name, value);
    return this;
  }

  /** A number that is not finite becomes null, as in Freqtrade's answers. */
  Fields number(String name, double value) {
    if (Double.isFinite(value)) {
      node.put(name, value);
    } else {
      node.putNull(name);
    }
    return this;
  }

  /** Units, written as money or amount. */
  Fields units(String name, long units) {
    return number(name, Decimals.value(units));
  }

  Fields whole(String name, long value) {
    node.put(name, value);
    return this;
  }

  /** A whole number, null at 0. */
  Fields optional(String name, long value) {
    return value == 0 ? none(name) : whole(name, value);
  }

  Fields flag(String name, boolean value) {
    node.put(name, value);
    return this;
  }

  Fields none(String name) {
    node.putNull(name);
    return this;
  }

  Fields node(String name, JsonNode value) {
    node.set(name, value);
    return this;
  }

  /** {@code <prefix>_date} and {@code <prefix>_timestamp}; both null at 0. */
  Fields moment(String prefix, long millis) {
    if (millis == 0) {
      return none(prefix + "_date").none(prefix + "_timestamp");
    }
    return text(prefix + "_date", Dates.naive(millis)).whole(prefix + "_timestamp", millis);
  }

  ObjectNode toNode() {
    return node;
  }
}
