package io.freqwatch.exporter;

import io.freqwatch.freqtrade.api.ReadEndpoint;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The last good answer of each endpoint. Immutable; a change makes another one. */
final class Readings {
  static final Readings NONE = new Readings(new EnumMap<>(ReadEndpoint.class));

  private final Map<ReadEndpoint, Object> answers;

  private Readings(Map<ReadEndpoint, Object> answers) {
    this.answers = answers;
  }

  /** The answer of an endpoint, null where there is none of this kind. */
  <T> @Nullable T find(ReadEndpoint endpoint, Class<T> type) {
    Object answer = answers.get(endpoint);
    return type.isInstance(answer) ? type.cast(answer) : null;
  }

  Set<ReadEndpoint> endpoints() {
    return answers.keySet();
  }

  Readings with(ReadEndpoint endpoint, Object answer) {
    Map<ReadEndpoint, Object> changed = new EnumMap<>(answers);
    changed.put(endpoint, answer);
    return new Readings(changed);
  }

  Readings without(Collection<ReadEndpoint> endpoints) {
    Map<ReadEndpoint, Object> changed = new EnumMap<>(answers);
    changed.keySet().removeAll(endpoints);
    return new Readings(changed);
  }
}
